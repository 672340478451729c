/// The protocols that a newcomer tries first.
package dev.heddle.specs.classics;
