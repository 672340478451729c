package dev.heddle.checker.explore;

import java.util.OptionalLong;

/// How far a search is. Read while it runs, so the numbers are of nearly but not quite the same
/// moment.
///
/// @param states states found
/// @param transitions successors generated
/// @param frontier states found and not yet expanded
/// @param depth the distance of the states being found
/// @param storeBytes what the states take
/// @param unseen about how many states are still to be found, where there is a trend
public record Gauges(
    long states,
    long transitions,
    long frontier,
    int depth,
    long storeBytes,
    OptionalLong unseen) {}
