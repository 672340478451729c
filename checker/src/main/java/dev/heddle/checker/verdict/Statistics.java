package dev.heddle.checker.verdict;

/// The size and the cost of a search.
///
/// @param states distinct states found, the initial one included
/// @param transitions successors generated, those to known states included
/// @param depth the greatest distance of a state from the initial one; the number of levels less
///   one
/// @param seconds wall time
/// @param storeBytes what the states take: with all that finds them, as allocated
/// @param storage how the states were kept at the end; not [Storage#AUTOMATIC]
/// @param peakMemory the greatest resident memory of the process in bytes, -1 when unknown
/// @param threads how many worked
/// @param complete whether every state found was expanded
/// @param coverage what was reached
/// @param races what is known of data races
public record Statistics(
    long states,
    long transitions,
    int depth,
    double seconds,
    long storeBytes,
    Storage storage,
    long peakMemory,
    int threads,
    boolean complete,
    Coverage coverage,
    Races races) {

  /// These statistics with what is known of data races.
  public Statistics with(Races known) {
    return new Statistics(
        states,
        transitions,
        depth,
        seconds,
        storeBytes,
        storage,
        peakMemory,
        threads,
        complete,
        coverage,
        known);
  }

  /// Store bytes for each state.
  public double bytesPerState() {
    return states == 0 ? 0 : (double) storeBytes / states;
  }
}
