/// Counterexamples as pages for a browser.
///
/// A [ReviewPage] is one file of HTML that needs nothing else: the trace as data, and the scripts
/// and styles under `resources` that show it. [ReviewFolder] makes the pages of a folder and its
/// [ReviewIndex].
package dev.heddle.counterexamples.review;
