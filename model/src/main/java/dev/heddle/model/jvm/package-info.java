/// The protocol's own classes, run by the JVM: the reference that lifter, passes and emitter are
/// compared with. It has nothing in common with them but the rules of where points are.
package dev.heddle.model.jvm;
