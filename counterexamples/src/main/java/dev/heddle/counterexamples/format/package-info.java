/// Counterexamples for other programs: code scanning, test reports, diagrams, plain text.
///
/// A [TraceFormat] makes a text of a counterexample. Names and messages in it come from protocols
/// and from files, so each format shows them and is never steered by them. The same counterexample
/// gives the same bytes.
package dev.heddle.counterexamples.format;
