package dev.heddle.model.pass;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes of a machine in fine steps one in coarse steps that has an error if and only if the other
/// one has a data race, or takes a lock that is none for granted.
///
/// One strand may freeze in the middle of a step, before it does what others can notice. What it
/// has accessed since it could last have been noticed is remembered; whoever accesses the same
/// later, one of the two writing, races with it. A first race needs no more than that: whatever
/// else of its execution was in the middle of a step could have finished it or not begun it, since
/// it did not race (R. J. Lipton, "Reduction", 1975).
///
/// @param trusting as in [DropTouches]
record FreezeOne(boolean trusting) implements Pass {
  private static final Domain FLAG = new Domain(0, 1);
  private static final Domain HOW = new Domain(0, 2);

  /// The state variables that it adds.
  ///
  /// @param frozen whether a strand is frozen
  /// @param shadows by variable, 1 in slots that the strand has read, 2 where it has written
  record Memory(Field frozen, Map<Field, Field> shadows) {}

  @Override
  public Machine apply(Machine machine) {
    var conflicts = new Conflicts(machine, trusting);
    Memory memory = memory(machine, conflicts);
    var synchronisation = new Synchronisation(machine, conflicts, trusting);
    List<Program> programs = new ArrayList<>();
    for (int i = 0; i < machine.programs().size(); i++) {
      programs.add(
          new FreezingProgram(
                  machine.programs().get(i), conflicts.of(i), memory, synchronisation.of(i))
              .run());
    }
    return with(machine, memory, programs);
  }

  private static Memory memory(Machine machine, Conflicts conflicts) {
    int next = machine.fields().size();
    Field frozen = new Field(next++, "", "frozen", 1, 1, 1, false, Type.INT, Shape.BOOLEAN, FLAG);
    Map<Field, Field> shadows = new LinkedHashMap<>();
    for (Field field : conflicts.fields()) {
      shadows.put(
          field,
          new Field(
              next++,
              field.type(),
              field.name() + "'",
              field.firstOwner(),
              field.owners(),
              field.length(),
              field.array(),
              Type.INT,
              Shape.INTEGER,
              HOW));
    }
    return new Memory(frozen, shadows);
  }

  private static Machine with(Machine machine, Memory memory, List<Program> programs) {
    List<Field> fields = new ArrayList<>(machine.fields());
    List<List<Long>> initial = new ArrayList<>(machine.initial());
    List<Domain> domains = new ArrayList<>(machine.domains());
    fields.add(memory.frozen());
    fields.addAll(memory.shadows().values());
    for (Field field : fields.subList(machine.fields().size(), fields.size())) {
      initial.add(Collections.nCopies(field.slots(), 0L));
      domains.add(field.range());
    }
    return new Machine(
        machine.name(),
        machine.entities(),
        fields,
        initial,
        domains,
        programs,
        machine.claims(),
        machine.carriers(),
        machine.current(),
        machine.bounds());
  }
}
