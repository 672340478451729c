/// The test engine that runs methods annotated with [dev.heddle.junit.Checked].
package dev.heddle.junit.engine;
