/// Where the states of a search are kept: exact, compact, and shared by its threads.
///
/// An [Arena] holds the packed states one after the other, in the order of their discovery, so a state
/// has a number and needs no pointer. An [Index] finds the number of a state by its [Fingerprint].
/// [Levels] remembers which numbers lie at which distance from the initial state, so that the arena is
/// the queue of the search as well. Each thread adds states through an [Inserter] of its own. A [Store]
/// puts them together, and a [Memory] counts what they take.
///
///     index                                  arena
///     fingerprint32 | number32 ──────────▶   word 0 … word w-1      number 0
///     0 (free)                               word 0 … word w-1      number 1
///     fingerprint32 | number32 ──────────▶   …
///
/// When there are many, a [QuotientMove] takes all states to a [QuotientStore], where a part of a state is
/// the place at which it lies. When memory gets short, a [Move] takes them to a [CompactStore], which keeps
/// them as pairs of halves. A search sees each as [Visited], and does the same with all.
///
/// Nothing is allocated ahead of need, nothing is copied when it grows but index entries, and a search
/// allocates nothing for a state besides its place here.
package dev.heddle.checker.store;
