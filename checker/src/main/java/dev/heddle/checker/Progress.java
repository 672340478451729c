package dev.heddle.checker;

import java.util.OptionalDouble;

/// How far a search is.
///
/// @param states states found
/// @param transitions successors generated
/// @param frontier states found and not yet expanded: the queue
/// @param depth the distance from the initial state of the states being found
/// @param statesPerSecond states found per second since the last report
/// @param storeBytes what the states take
/// @param elapsedSeconds since the search began
/// @param remainingSeconds about how long it will take still; absent as long as the levels of the
///   search do not shrink steadily, for then nothing is known
public record Progress(
    long states,
    long transitions,
    long frontier,
    int depth,
    double statesPerSecond,
    long storeBytes,
    double elapsedSeconds,
    OptionalDouble remainingSeconds) {}
