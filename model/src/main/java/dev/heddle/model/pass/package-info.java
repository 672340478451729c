/// Passes: each takes a machine and gives one that behaves the same, with fewer states or less
/// code. [dev.heddle.model.pass.Passes] lists them in order.
package dev.heddle.model.pass;
