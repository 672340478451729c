package dev.heddle.model.interpret;

import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.Arrays;

/// A state of a machine, unpacked and mutable.
public final class State {
  private static final int ENDED = -1;

  /// By field number and slot.
  private final long[][] values;

  /// By strand, the block of the point where it stands.
  private final int[] points;

  /// By strand, the locals of its program; those not saved at its point are 0.
  private final long[][] locals;

  private State(long[][] values, int[] points, long[][] locals) {
    this.values = values;
    this.points = points;
    this.locals = locals;
  }

  /// The first state of `machine`: its initial values, every strand at the beginning of its
  /// program.
  public static State initial(Machine machine) {
    var values = new long[machine.fields().size()][];
    for (int field = 0; field < values.length; field++) {
      values[field] = machine.initial().get(field).stream().mapToLong(Long::longValue).toArray();
    }
    int entities = machine.entities().size();
    var locals = new long[entities][0];
    for (Program program : machine.programs()) {
      for (int i = 0; i < program.strands(); i++) {
        locals[program.firstStrand() + i] = new long[program.locals().size()];
      }
    }
    return new State(values, new int[entities], locals);
  }

  /// A state of its own that equals this one.
  public State copy() {
    return new State(copy(values), points.clone(), copy(locals));
  }

  private static long[][] copy(long[][] rows) {
    return Arrays.stream(rows).map(long[]::clone).toArray(long[][]::new);
  }

  /// The value in a slot of a state variable.
  public long value(Field field, int slot) {
    return values[field.number()][slot];
  }

  /// Writes a slot of a state variable.
  public void put(Field field, int slot, long value) {
    values[field.number()][slot] = value;
  }

  /// Whether the strand has ended.
  public boolean ended(int strand) {
    return points[strand] == ENDED;
  }

  /// The block of the point where a strand that has not ended stands.
  public int point(int strand) {
    return points[strand];
  }

  /// A copy of the strand's locals, by slot; those not saved at its point are 0.
  public long[] locals(int strand) {
    return locals[strand].clone();
  }

  /// Lets the strand stand at the point of that block, all its locals dead.
  public void stand(int strand, int block) {
    points[strand] = block;
    Arrays.fill(locals[strand], 0);
  }

  /// Saves a local at the strand's point.
  public void save(int strand, int local, long value) {
    locals[strand][local] = value;
  }

  /// Ends the strand.
  public void end(int strand) {
    stand(strand, ENDED);
  }
}
