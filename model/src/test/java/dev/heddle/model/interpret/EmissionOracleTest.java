package dev.heddle.model.interpret;

import static dev.heddle.model.ir.MachineBuilder.binary;
import static dev.heddle.model.ir.MachineBuilder.block;
import static dev.heddle.model.ir.MachineBuilder.start;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.emit.Emission;
import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineArbitrary;
import dev.heddle.model.ir.MachineBuilder;
import dev.heddle.model.ir.Machines;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Successors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/// The emitted code against the interpreter, successor by successor, on every state reached.
final class EmissionOracleTest {
  private static final int STATES = 2_000;

  /// Where states lie in the arrays given to the emitted code: not at their beginning.
  private static final int OFFSET = 3;

  private static final int AT = 2;

  @Provide
  Arbitrary<Machine> machines() {
    return MachineArbitrary.machines();
  }

  @Property(tries = 200)
  void random_machines_behave_as_interpreted(@ForAll("machines") Machine machine) {
    new Comparison(machine).run();
  }

  @Test
  void peterson_behaves_as_interpreted() {
    var comparison = new Comparison(Machines.peterson());
    comparison.run();
    assertEquals(Set.of(0, 1), comparison.runners);
  }

  @Test
  void fibers_behave_as_interpreted() {
    new Comparison(Machines.crossedLocks()).run();
  }

  @Test
  void long_loops_and_endless_ones_behave_as_interpreted() {
    new Comparison(looping(50_000)).run();
    new Comparison(looping(Integer.MAX_VALUE)).run();
  }

  /// A step that counts to `end` and then ends its strand.
  private static Machine looping(int end) {
    var builder = new MachineBuilder("loop");
    int first = builder.entities("P", "p");
    builder.scalar("P", "out", first, Shape.INTEGER, new Domain(0, 1), 0);
    var i = new Expr.Local(0, Type.INT);
    var run = new Activation(-1, 0, "P", "run", "P.java", false);
    builder.program(
        new Program(
            "P",
            first,
            1,
            false,
            List.of(new Variable("i", Type.INT, Shape.INTEGER, 0)),
            List.of(run),
            List.of(
                start(1),
                block(2, new Exit.Goto(2), new Stmt.Assign(0, Expr.of(0))),
                block(
                    3,
                    new Exit.If(binary(Operator.LESS, i, Expr.of(end)), 2, 3),
                    new Stmt.Assign(0, binary(Operator.ADD, i, Expr.of(1)))),
                block(4, new Exit.End()))));
    return builder.build();
  }

  /// One machine, interpreted and emitted.
  static final class Comparison {
    private final Machine machine;
    private final Layout layout;
    private final Interpreter interpreter;
    private final StateCodec codec;
    private final Successors successors;

    /// Another one, so that nothing is counted twice.
    private final Successors apart;

    private final int agents;
    private final Set<Integer> runners = new HashSet<>();
    private final long[] out;
    private final List<Counter> counters;
    private final CoverageByHand coverage = new CoverageByHand();

    Comparison(Machine machine) {
      this.machine = machine;
      layout = Layout.of(machine);
      interpreter = new Interpreter(machine);
      codec = new StateCodec(machine, layout);
      Emission emission = Emission.of(machine, layout);
      successors = emission.newSuccessors();
      apart = emission.newSuccessors();
      agents = emission.agents().size();
      counters = emission.counters();
      out = new long[AT + emission.maxSuccessors() * layout.words()];
      assertEquals(kinds(), emission.properties().stream().map(it -> it.kind()).toList());
    }

    private List<FlawKind> kinds() {
      var kinds = new ArrayList<FlawKind>();
      machine.invariants().forEach(claim -> kinds.add(claim.property().kind()));
      if (Waits.possible(machine.programs())) {
        kinds.add(FlawKind.PARTIAL_DEADLOCK);
      }
      return kinds;
    }

    void run() {
      for (long[] state : Reachable.states(machine, layout, STATES)) {
        var padded = new long[OFFSET + layout.words() + 1];
        Arrays.fill(padded, -1);
        System.arraycopy(state, 0, padded, OFFSET, layout.words());
        expand(state, padded);
        properties(state, padded);
        assertTrue(
            Arrays.equals(state, Arrays.copyOfRange(padded, OFFSET, padded.length - 1)),
            "the origin is left alone");
      }
      if (!coverage.flawed()) {
        assertNull(coverage.difference(counted()));
      }
    }

    private void expand(long[] state, long[] padded) {
      interpreter.steps(codec.unpack(state, 0), coverage);
      Reachable.Steps expected = Reachable.successors(interpreter, codec, state);
      if (!expected.flaws().isEmpty()) {
        assertThrows(Fault.class, () -> successors.expand(padded, OFFSET, out, AT));
        return;
      }
      int end = successors.expand(padded, OFFSET, out, AT);
      var actual = new ArrayList<String>();
      for (int at = AT; at < end; at += layout.words()) {
        actual.add(Arrays.toString(Arrays.copyOfRange(out, at, at + layout.words())));
      }
      assertEquals(expected.texts(), actual, () -> "from " + Arrays.toString(state));
      agents(padded, end);
    }

    /// The steps of each agent alone are a part of those of all; together they are all of them.
    private void agents(long[] padded, int end) {
      long[] parts = new long[out.length];
      int to = AT;
      for (int agent = 0; agent < agents; agent++) {
        int from = to;
        to = apart.expand(agent, padded, OFFSET, parts, from);
        if (from < to) {
          runners.add(agent);
        }
      }
      assertArrayEquals(Arrays.copyOf(out, end), Arrays.copyOf(filled(parts), to));
    }

    /// What lies before [#AT] is nobody's.
    private long[] filled(long[] parts) {
      System.arraycopy(out, 0, parts, 0, AT);
      return parts;
    }

    private Map<Counter, Long> counted() {
      Map<Counter, Long> counted = new HashMap<>();
      long[] counts = successors.coverage();
      for (int counter = 0; counter < counts.length; counter++) {
        counted.merge(counters.get(counter), counts[counter], Long::sum);
      }
      return counted;
    }

    private void properties(long[] state, long[] padded) {
      State unpacked = codec.unpack(state, 0);
      for (int witness = 0; witness < machine.witnesses().size(); witness++) {
        int number = witness;
        try {
          boolean there = interpreter.holds(machine.witnesses().get(witness), unpacked);
          assertEquals(there, successors.witnessed(witness, padded, OFFSET));
        } catch (Wrong wrong) {
          assertThrows(Fault.class, () -> successors.witnessed(number, padded, OFFSET));
        }
      }
      assertEquals(interpreter.mayRest(unpacked), successors.mayRest(padded, OFFSET));
      int violated;
      try {
        violated = interpreter.violated(unpacked);
      } catch (Wrong wrong) {
        assertThrows(Fault.class, () -> successors.violated(padded, OFFSET));
        return;
      }
      assertEquals(violated, successors.violated(padded, OFFSET));
    }
  }
}
