package dev.heddle.model.interpret;

import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.system.LockState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The locks with an owner: who holds and who awaits them.
final class Locks {
  private final Machine machine;
  private final Interpreter interpreter;

  Locks(Machine machine, Interpreter interpreter) {
    this.machine = machine;
    this.interpreter = interpreter;
  }

  /// One lock while its state is gathered: who owns it, and who waits.
  private static final class Use {
    private int owner;
    private final List<String> waiting = new ArrayList<>();
  }

  /// Those that are held or awaited, by number.
  List<LockState> of(State state) {
    Map<Integer, Use> uses = new TreeMap<>();
    for (Field field : owners()) {
      for (int slot = 0; slot < field.slots(); slot++) {
        int owner = Math.toIntExact(state.value(field, slot));
        if (owner != 0) {
          use(uses, field.firstOwner() + slot).owner = owner;
        }
      }
    }
    for (Agent agent : interpreter.agents(state)) {
      Waits.Edge edge = interpreter.waits().of(state, agent);
      if (edge != null) {
        use(uses, edge.lock()).waiting.add(name(edge.runner()));
      }
    }
    var locks = new ArrayList<LockState>();
    uses.forEach(
        (lock, use) ->
            locks.add(
                new LockState(name(lock), use.owner == 0 ? null : name(use.owner), use.waiting)));
    return locks;
  }

  private static Use use(Map<Integer, Use> uses, int lock) {
    return uses.computeIfAbsent(lock, _ -> new Use());
  }

  private String name(int entity) {
    return interpreter.vocabulary().name(entity);
  }

  /// The state variables that name the owners of locks: those that strands in line look at.
  private Iterable<Field> owners() {
    Map<Integer, Field> owners = new LinkedHashMap<>();
    for (Program program : machine.programs()) {
      for (var block : program.blocks()) {
        Field owner = owner(block.exit());
        if (owner != null) {
          owners.put(owner.number(), owner);
        }
      }
    }
    return owners.values();
  }

  private static @Nullable Field owner(Exit exit) {
    return exit instanceof Exit.Point point
            && point.awaited() != null
            && point.awaited().owner() instanceof Expr.Load(Field field, _)
            && !field.array()
        ? field
        : null;
  }
}
