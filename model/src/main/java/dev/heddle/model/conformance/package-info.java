/// Whether a protocol allows what a real scheduler was seen to do.
package dev.heddle.model.conformance;
