package dev.heddle.model.layout;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.List;
import java.util.Map;

/// The bits of a packed state: a place for each state variable and an area for each program.
///
/// @param words longs in one state
/// @param fields by field number
/// @param areas by program
public record Layout(int words, List<Place> fields, Map<Program, Area> areas) {}
