/// The searches. [BreadthFirst] is the fast one: threads, levels, batches. [ReferenceExplorer] is
/// the obvious one and finds the same. [RandomWalk] goes where the dice send it.
///
/// How a breadth-first search works, from the outside in:
///
/// * [BreadthFirst] leads: level by level it lets the [Crew] expand all states of a level, enlarges
///   the store whenever the crew stops for it, and looks at the findings after each level.
/// * A [Worker] per thread expands states in batches, adds the successors to the store, and keeps
///   the first of the [Finding]s that it makes.
/// * [Retrace] finds the way from the initial state to a finding, and [Retelling] retells it.
///
/// Everything in a verdict but times and bytes is the same for any number of threads: levels are
/// always finished, unless a limit ends the search, and among equally short findings and ways the
/// first in a fixed order is taken.
package dev.heddle.checker.explore;
