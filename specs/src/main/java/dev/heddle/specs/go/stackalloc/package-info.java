/// Go issue 1547: a stack split while the allocator of stacks is locked.
///
/// [dev.heddle.specs.go.stackalloc.Before] is the runtime as the bug was reported,
/// [dev.heddle.specs.go.stackalloc.After] overrides what commit b5dfac45 ("runtime: always run
/// stackalloc on scheduler stack", 2011-02-23) changed, and the other revisions leave parts of that
/// change out.
package dev.heddle.specs.go.stackalloc;
