/// The semantics of the intermediate representation, written to be read rather than to be fast: the
/// oracle of the emitted code, and the narrator of traces.
package dev.heddle.model.interpret;
