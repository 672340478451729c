package dev.heddle.model.pass;

import dev.heddle.model.emit.Emission;
import dev.heddle.model.interpret.StateNarrator;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Fault;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.Narrator;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a checker can say of a machine: what is wrong with it, and which values its state variables
/// have together. Passes keep all of that, but not where strands stand.
///
/// @param wrong kind and message of each flaw
/// @param valuations the values of the state variables in each state
/// @param deadlocks those of them where nothing goes on
/// @param frozen those of them where no state variable ever changes again
/// @param complete whether all states were found
public record Explored(
    Set<String> wrong,
    Set<String> valuations,
    Set<String> deadlocks,
    Set<String> frozen,
    int states,
    boolean complete) {

  /// The states of a machine, `limit` at most, as far as the state variables of `seenIn` tell.
  public static Explored of(Machine machine, Machine seenIn, int limit) {
    List<String> shown = new StateNarrator(seenIn, Layout.of(seenIn)).variables();
    Layout layout = Layout.of(machine);
    Narrator narrator = new StateNarrator(machine, layout);
    Successors successors = Emission.of(machine, layout).newSuccessors();
    Set<String> wrong = new TreeSet<>();
    Set<String> deadlocks = new TreeSet<>();
    List<String> valuations = new ArrayList<>();
    Map<List<Long>, Integer> numbers = new HashMap<>();
    List<List<Integer>> targets = new ArrayList<>();
    var queue = new ArrayList<long[]>();
    number(layout.initialState(machine), numbers, queue);
    int next = 0;
    while (next < queue.size() && queue.size() <= limit) {
      long[] state = queue.get(next++);
      String valuation = valuation(narrator, shown, state);
      valuations.add(valuation);
      Set<Integer> to = new TreeSet<>();
      boolean failed = false;
      for (Move move : narrator.moves(state)) {
        switch (move) {
          case Move.To(_, var target) -> to.add(number(target, numbers, queue));
          case Move.Into(_, var flaw) -> {
            failed = true;
            wrong.add(flaw.kind() + " " + flaw.message());
          }
        }
      }
      to.remove(next - 1);
      targets.add(List.copyOf(to));
      if (to.isEmpty() && !failed && !successors.mayRest(state, 0)) {
        deadlocks.add(valuation);
      }
      properties(narrator, successors, state, wrong);
    }
    boolean complete = next == queue.size();
    Set<String> frozen = complete ? frozen(valuations, targets) : Set.of();
    return new Explored(
        wrong, new TreeSet<>(valuations), deadlocks, frozen, queue.size(), complete);
  }

  private static void properties(
      Narrator narrator, Successors successors, long[] state, Set<String> wrong) {
    try {
      int violated = successors.violated(state, 0);
      if (violated >= 0) {
        Flaw flaw = narrator.flaw(violated, state);
        wrong.add(flaw.kind() + " " + flaw.property());
      }
    } catch (Fault _) {
      wrong.add("a claim is an error");
    }
  }

  private static int number(long[] state, Map<List<Long>, Integer> numbers, List<long[]> queue) {
    List<Long> key = Arrays.stream(state).boxed().toList();
    Integer known = numbers.putIfAbsent(key, queue.size());
    if (known == null) {
      queue.add(state);
      return queue.size() - 1;
    }
    return known;
  }

  /// Removes, until nothing changes, states from which one with other values is a step away.
  private static Set<String> frozen(List<String> valuations, List<List<Integer>> targets) {
    var frozen = new BitSet();
    frozen.set(0, targets.size());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int state = 0; state < targets.size(); state++) {
        String own = valuations.get(state);
        boolean stays =
            targets.get(state).stream()
                .allMatch(to -> frozen.get(to) && valuations.get(to).equals(own));
        if (frozen.get(state) && !stays) {
          frozen.clear(state);
          changed = true;
        }
      }
    }
    Set<String> found = new TreeSet<>();
    frozen.stream().forEach(state -> found.add(valuations.get(state)));
    return found;
  }

  private static String valuation(Narrator narrator, List<String> shown, long[] state) {
    Map<String, String> values = new TreeMap<>();
    List<String> names = narrator.variables();
    List<Value> all = narrator.values(state);
    for (int i = 0; i < names.size(); i++) {
      boolean position = names.get(i).endsWith(".at") || names.get(i).endsWith("()");
      if (!position && shown.contains(names.get(i))) {
        values.put(names.get(i), all.get(i).toString());
      }
    }
    return values.toString();
  }
}
