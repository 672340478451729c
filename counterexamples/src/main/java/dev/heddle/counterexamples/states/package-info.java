/// State spaces small enough to look at: as a graph, or one step at a time.
package dev.heddle.counterexamples.states;
