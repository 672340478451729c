package dev.heddle.model.interpret;

import dev.heddle.model.ir.Machine;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Flaw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

/// The reachable states of a machine, packed, by the interpreter.
final class Reachable {
  private Reachable() {}

  /// Those found first, breadth-first, `limit` at most.
  static List<long[]> states(Machine machine, Layout layout, int limit) {
    var interpreter = new Interpreter(machine);
    var codec = new StateCodec(machine, layout);
    var found = new ArrayList<long[]>();
    Set<List<Long>> seen = new HashSet<>();
    var queue = new ArrayDeque<long[]>();
    queue.add(codec.pack(State.initial(machine)));
    while (!queue.isEmpty() && found.size() < limit) {
      long[] state = queue.remove();
      if (seen.add(LongStream.of(state).boxed().toList())) {
        found.add(state);
        queue.addAll(successors(interpreter, codec, state).targets());
      }
    }
    return found;
  }

  /// The steps of one state.
  ///
  /// @param flaws of the steps that are errors
  record Steps(List<long[]> targets, List<Flaw> flaws) {
    List<String> texts() {
      return targets.stream().map(Arrays::toString).toList();
    }
  }

  static Steps successors(Interpreter interpreter, StateCodec codec, long[] state) {
    var steps = new Steps(new ArrayList<>(), new ArrayList<>());
    interpreter.steps(
        codec.unpack(state, 0),
        new Listener() {
          @Override
          public void arrived(State target) {
            steps.targets().add(codec.pack(target));
          }

          @Override
          public void failed(Flaw flaw) {
            steps.flaws().add(flaw);
          }
        });
    return steps;
  }
}
