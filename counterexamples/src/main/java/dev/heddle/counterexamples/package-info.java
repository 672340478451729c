/// Counterexamples for people and for tools.
///
/// A [TraceDocument] is a violation with everything that is known of it. [TraceWriter] turns it
/// into ITF JSON and [TraceReader] turns that back; [TraceFile] puts it on disk whole or not at
/// all; [TraceText] shows it on a terminal.
package dev.heddle.counterexamples;
