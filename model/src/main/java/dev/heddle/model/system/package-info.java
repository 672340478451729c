/// The seam between protocols and checkers. A checker sees a protocol through these types alone, so
/// other front ends and other engines plug in here.
package dev.heddle.model.system;
