package dev.heddle.checker.schedule;

import dev.heddle.checker.verdict.Trace;
import dev.heddle.model.system.Flaw;

/// Something wrong, and a run that shows it.
///
/// @param flaw what is wrong
/// @param trace the run, in the words of the protocol
/// @param schedule who went on, to be given to [Simulation#follow]
public record Found(Flaw flaw, Trace trace, Schedule schedule) {}
