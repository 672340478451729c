package dev.heddle.checker.store;

import java.util.function.IntPredicate;

/// What there is to move to another store, in the midst of a search.
///
/// @param from where all states are
/// @param bits how many bits of a state are in use: all from there on are 0
/// @param threads how many threads will insert
/// @param limit the most states
/// @param sizes of the other store
/// @param left whether the states of that run of the last level are to be expanded still
public record Moving(
    Store from, int bits, int threads, long limit, Store.Sizes sizes, IntPredicate left) {}
