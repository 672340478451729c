package dev.heddle.model.layout;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The bits of a packed state: a place for each state variable and an area for each program.
///
/// @param words longs in one state
/// @param fields by field number
/// @param areas by program
public record Layout(int words, List<Place> fields, Map<Program, Area> areas) {

  /// Packs the states of `machine` into as few words as a first fit finds.
  public static Layout of(Machine machine) {
    return Packing.pack(machine);
  }

  /// The place of a state variable.
  public Place place(Field field) {
    return fields.get(field.number());
  }

  /// The area of one of the machine's own programs; an equal copy of one has none.
  public Area area(Program program) {
    return Objects.requireNonNull(areas.get(program));
  }

  /// Bits of a state up to the last that is in use, at least 1: all after it are 0.
  public int bits() {
    int bits = 1;
    for (Place place : fields) {
      bits = Math.max(bits, place.end());
    }
    for (Area area : areas.values()) {
      bits = Math.max(bits, area.pc().end());
      for (Place chunk : area.chunks()) {
        bits = Math.max(bits, chunk.end());
      }
    }
    return bits;
  }

  /// The first state: every state variable has its initial value, every strand, fibers included,
  /// stands at the beginning of its program.
  public long[] initialState(Machine machine) {
    var state = new long[words];
    for (Field field : machine.fields()) {
      List<Long> values = machine.initial().get(field.number());
      for (int slot = 0; slot < field.slots(); slot++) {
        place(field).put(state, 0, slot, values.get(slot));
      }
    }
    return state;
  }

  /// A drawing of the state's words, bit by bit, with the names of what lies where.
  public String diagram(Machine machine) {
    return new Diagram(machine, this).draw();
  }
}
