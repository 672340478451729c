/// The Go runtime of January to March 2011: scheduler, system calls, cgo calls and callbacks,
/// defer, panic and recover, as `proc.c` and `cgocall.c` had them.
///
/// [dev.heddle.specs.go.runtime.Globals] has the data (`runtime.h`); each file of the runtime is a
/// class above it, and each revision a subclass that overrides what its commit changed.
package dev.heddle.specs.go.runtime;
