/// Runs under schedules: one at a time, for state spaces too large to visit.
///
/// A [dev.heddle.checker.schedule.Scheduler] says who goes on, a
/// [dev.heddle.checker.schedule.Simulation] makes runs with it and tells what it has seen, and a
/// [dev.heddle.checker.schedule.Schedule] is one run as a value, to be made again.
package dev.heddle.checker.schedule;
