package dev.heddle.specs.go.runtime;

/// How much there is of everything.
///
/// @param ms how many Ms there may be, 3 at most; the process begins with one
/// @param gs how many Gs there may be, 7 at most
/// @param procs GOMAXPROCS, 3 at most
/// @param depth how deep callbacks nest, 3 at most
/// @param statements how many statements each goroutine executes, 15 at most
record Size(int ms, int gs, int procs, int depth, int statements) {}
