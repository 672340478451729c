package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Takes the fields that nothing writes out of the state: what reads them has become constants.
final class DropConstants implements Pass {

  @Override
  public Machine apply(Machine machine) {
    Set<Field> written = written(machine);
    List<Domain> domains = new ArrayList<>(machine.domains());
    List<List<Long>> initial = new ArrayList<>(machine.initial());
    for (Field field : machine.fields()) {
      if (!written.contains(field) && !field.equals(machine.current())) {
        domains.set(field.number(), Domain.of(0));
        initial.set(field.number(), Collections.nCopies(field.slots(), 0L));
      }
    }
    return machine.with(initial, domains);
  }

  private static Set<Field> written(Machine machine) {
    Set<Field> written = new HashSet<>();
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        for (Stmt stmt : block.stmts()) {
          if (stmt instanceof Stmt.Store(var field, _, _)) {
            written.add(field);
          }
        }
      }
    }
    return written;
  }
}
