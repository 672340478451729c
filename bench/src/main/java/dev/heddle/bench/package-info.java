/// What Heddle costs, measured with JMH: one class for each question, the question in its first
/// line.
package dev.heddle.bench;
