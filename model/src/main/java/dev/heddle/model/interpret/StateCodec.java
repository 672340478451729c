package dev.heddle.model.interpret;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Area.SavedPlace;
import dev.heddle.model.layout.Layout;

/// Packs and unpacks the states of a machine.
public final class StateCodec {
  private final Machine machine;
  private final Layout layout;

  /// @param layout the machine's own
  public StateCodec(Machine machine, Layout layout) {
    this.machine = machine;
    this.layout = layout;
  }

  /// The state at `packed[offset..]`.
  public State unpack(long[] packed, int offset) {
    State state = State.initial(machine);
    for (Field field : machine.fields()) {
      for (int slot = 0; slot < field.slots(); slot++) {
        state.put(field, slot, layout.place(field).get(packed, offset, slot));
      }
    }
    for (Program program : machine.programs()) {
      for (int slot = 0; slot < program.strands(); slot++) {
        unpack(packed, offset, layout.area(program), slot, state, program.firstStrand() + slot);
      }
    }
    return state;
  }

  private static void unpack(
      long[] packed, int offset, Area area, int slot, State state, int strand) {
    int pc = Math.toIntExact(area.pc().get(packed, offset, slot));
    if (pc == area.ended()) {
      state.end(strand);
      return;
    }
    state.stand(strand, area.points().get(pc));
    for (SavedPlace place : area.saved().get(pc)) {
      long chunk = area.chunks().get(place.chunk()).get(packed, offset, slot);
      long bits = place.width() == 0 ? 0 : chunk >>> place.bit() & mask(place);
      state.save(strand, place.local(), bits + place.base());
    }
  }

  /// The state in packed form.
  ///
  /// @throws IllegalArgumentException when a value lies outside the domain that the machine gives
  ///   it
  public long[] pack(State state) {
    var packed = new long[layout.words()];
    for (Field field : machine.fields()) {
      for (int slot = 0; slot < field.slots(); slot++) {
        layout.place(field).put(packed, 0, slot, state.value(field, slot));
      }
    }
    for (Program program : machine.programs()) {
      for (int slot = 0; slot < program.strands(); slot++) {
        pack(state, program.firstStrand() + slot, packed, layout.area(program), slot);
      }
    }
    return packed;
  }

  private static void pack(State state, int strand, long[] packed, Area area, int slot) {
    if (state.ended(strand)) {
      area.pc().put(packed, 0, slot, area.ended());
      return;
    }
    int pc = area.points().indexOf(state.point(strand));
    area.pc().put(packed, 0, slot, pc);
    var chunks = new long[area.chunks().size()];
    long[] locals = state.locals(strand);
    for (SavedPlace place : area.saved().get(pc)) {
      long bits = locals[place.local()] - place.base();
      if ((bits & ~mask(place)) != 0) {
        throw new IllegalArgumentException(
            locals[place.local()] + " in local " + place.local() + " does not fit in " + place);
      }
      chunks[place.chunk()] |= bits << place.bit();
    }
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      area.chunks().get(chunk).put(packed, 0, slot, chunks[chunk]);
    }
  }

  private static long mask(SavedPlace place) {
    return place.width() == 0 ? 0 : -1L >>> (Long.SIZE - place.width());
  }
}
