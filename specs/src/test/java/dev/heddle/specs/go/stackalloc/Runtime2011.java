package dev.heddle.specs.go.stackalloc;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The protocol of issue 1547 a second time, as a machine that keeps what each goroutine still has
/// to do as a list of operations and splits stacks by putting operations into that list.
///
/// It knows nothing of classes, bytecode or flattening. An operation is a word after its call
/// string, `newproc1/malg/stackalloc#acquire stacks`; one that runs on the scheduler stack begins
/// with `!`.
///
/// @param fixed after b5dfac45, else before
/// @param splits how many segments a goroutine may have beyond its first
record Runtime2011(int ms, int gs, boolean fixed, Overflow overflow, int splits) {

  /// @param vars everything but what there is to do, by name
  /// @param todo by strand, first operation first: the goroutines, then the Ms' g0s
  record State(Map<String, Integer> vars, List<List<String>> todo) {}

  State initial() {
    Map<String, Integer> vars = new TreeMap<>();
    List<List<String>> todo = new ArrayList<>();
    for (int g = 0; g < 2 * gs; g++) {
      vars.put("status" + g, g < gs ? 1 : 0);
      vars.put("spawns" + g, g < gs ? 1 : 0);
      todo.add(List.of("start", "program"));
    }
    for (int m = 0; m < ms; m++) {
      todo.add(List.of("start", "!first#acquire sched", "!next"));
      vars.put("current" + m, m == 0 ? 2 * gs : -1);
      vars.put("curg" + m, -1);
    }
    vars.put("sched", -1);
    vars.put("stacks", -1);
    vars.put("allocated", gs);
    vars.put("mwait", 0);
    vars.put("mcount", 1);
    for (int i = 0; i < gs; i++) {
      vars.put("queue" + i, i);
    }
    return new State(vars, todo);
  }

  List<State> next(State state) {
    List<State> next = new ArrayList<>();
    for (int m = 0; m < ms; m++) {
      int strand = state.vars.get("current" + m);
      if (strand >= 0) {
        var step = new Step(state, m, strand);
        String point = step.pop();
        if (step.passes(point)) {
          step.run(next);
        }
      }
    }
    return next;
  }

  /// Whether an M waits for a lock that it holds.
  boolean waitsForItself(State state) {
    for (int m = 0; m < ms; m++) {
      int strand = state.vars.get("current" + m);
      if (strand >= 0) {
        String head = state.todo.get(strand).getFirst();
        int at = head.indexOf("#acquire ");
        if (at >= 0 && state.vars.get(head.substring(at + 9)) == m) {
          return true;
        }
      }
    }
    return false;
  }

  boolean mayRest(State state) {
    boolean rests = true;
    for (List<String> todo : state.todo) {
      String head = todo.getFirst();
      rests &= head.equals("start") || head.equals("dead") || head.equals("!idle");
    }
    return rests;
  }

  /// One step under way.
  private final class Step {
    final Map<String, Integer> vars;
    final List<List<String>> others;
    final List<String> todo;
    final int m;
    final int strand;

    Step(State state, int m, int strand) {
      this.vars = new TreeMap<>(state.vars);
      this.others = state.todo;
      this.todo = new ArrayList<>(state.todo.get(strand));
      this.m = m;
      this.strand = strand;
    }

    State state() {
      List<List<String>> all = new ArrayList<>(others);
      all.set(strand, List.copyOf(todo));
      return new State(Collections.unmodifiableMap(vars), List.copyOf(all));
    }

    String pop() {
      return todo.removeFirst();
    }

    void push(String... words) {
      todo.addAll(0, List.of(words));
    }

    int get(String name) {
      return vars.get(name);
    }

    void set(String name, int value) {
      vars.put(name, value);
    }

    /// Goes past the point at which the strand stands, if it can.
    boolean passes(String point) {
      if (point.contains("#acquire ")) {
        String lock = point.substring(point.indexOf("#acquire ") + 9);
        boolean free = get(lock) < 0;
        set(lock, free ? m : get(lock));
        return free;
      }
      return !point.equals("!idle") || vars.containsKey("queue0");
    }

    void run(List<State> next) {
      while (true) {
        String op = todo.getFirst();
        String word = op.substring(op.indexOf('#') + 1);
        if (word.startsWith("acquire ")
            || List.of("!idle", "dead", "!back", "!back again").contains(op)
            || word.equals("resumed")) {
          next.add(state());
          return;
        }
        pop();
        if (word.startsWith("call ")) {
          String function = word.substring(5);
          String path = op.substring(0, op.indexOf('#')) + "/" + function;
          if (maySplit(op, function)) {
            Step split = new Step(state(), m, strand);
            split.todo.addAll(0, split(path, function));
            split.run(next);
          }
          push(body(path, function));
        } else {
          execute(op, word);
        }
      }
    }

    private boolean maySplit(String op, String function) {
      long live = todo.stream().filter(each -> each.endsWith("#oldstack")).count();
      boolean acquires = function.equals("Lock.lock stacks") && get("sched") == m;
      return !op.startsWith("!")
          && live < splits
          && switch (overflow) {
            case NOWHERE -> false;
            case ACQUIRING -> acquires && get("stacks") != m;
            case HOLDING -> get("stacks") == m;
            case ANYWHERE -> true;
          };
    }

    private List<String> split(String path, String function) {
      List<String> ops = new ArrayList<>();
      String newstack = "!" + path + "/newstack";
      ops.add(newstack + "#acquire stacks");
      ops.add(newstack + "#fill");
      ops.add(newstack + "#release stacks");
      ops.addAll(List.of(body(path, function)));
      ops.add("!" + path + "#oldstack");
      return ops;
    }

    private String[] body(String p, String function) {
      String argument = function.substring(function.indexOf(' ') + 1);
      return switch (function.substring(0, (function + " ").indexOf(' '))) {
        case "newproc1" ->
            new String[] {
              p + "#call lock sched",
              p + "#call gfget",
              p + "#new",
              p + "#ready",
              p + "#call newprocreadylocked",
              p + "#call unlock sched"
            };
        case "newprocreadylocked" -> new String[] {p + "#call readylocked"};
        case "readylocked" -> new String[] {p + "#runnable", p + "#call gput", p + "#call matchmg"};
        case "lock" -> new String[] {p + "#call Lock.lock " + argument};
        case "Lock.lock" -> new String[] {p + "#acquire " + argument};
        case "unlock" -> new String[] {p + "#call Lock.unlock " + argument};
        case "Lock.unlock" -> new String[] {p + "#release " + argument};
        case "matchmg" -> new String[] {p + "#match"};
        case "newosproc" -> new String[] {p + "#thread", p + "#resumed"};
        case "malg" ->
            fixed
                ? new String[] {p + "#handoff " + argument, p + "#resumed", p + "#restore"}
                : new String[] {p + "#call stackalloc " + argument};
        case "stackalloc" ->
            argument.equals("large")
                ? new String[0]
                : new String[] {
                  p + "#call lock stacks", p + "#init", p + "#call alloc", p + "#call unlock stacks"
                };
        case "alloc" -> new String[] {p + "#chunk"};
        case "gfget" -> new String[] {p + "#gfget"};
        case "gput" -> new String[] {p + "#gput"};
        default -> new String[0];
      };
    }

    private void execute(String op, String word) {
      String p = op.substring(0, Math.max(0, op.indexOf('#')));
      int g = m < 0 ? -1 : get("curg" + m);
      switch (word) {
        case "program" -> {
          push("end");
          if (get("spawns" + strand) == 1) {
            push("#call newproc1");
          }
        }
        case "end" -> {
          set("status" + strand, 6);
          set("current" + m, 2 * gs + m);
          push("dead", "program");
        }
        case "gfget" -> {
          set("newg" + strand, shift("free"));
        }
        case "new" -> {
          if (get("newg" + strand) < 0) {
            set("newg" + strand, get("allocated"));
            set("allocated", get("allocated") + 1);
            push(p + "#call malg fixed");
          }
        }
        case "ready" -> set("spawns" + get("newg" + strand), 0);
        case "runnable" -> set("status" + get("newg" + strand), 1);
        case "gput" -> {
          append("queue", get("newg" + strand));
          vars.remove("newg" + strand);
        }
        case "match" -> {
          if (vars.containsKey("queue0") && get("mwait") == 0 && get("mcount") < ms) {
            set("mcount", get("mcount") + 1);
            push(p + "#call malg large", p + "#call newosproc");
          }
        }
        case "thread" -> set("current" + (get("mcount") - 1), 2 * gs + get("mcount") - 1);
        case "handoff fixed", "handoff large" -> {
          set("param" + strand, word.endsWith("fixed") ? 1 : 2);
          set("status" + strand, 7);
          set("current" + m, 2 * gs + m);
        }
        case "restore" -> {
          vars.remove("param" + strand);
          set("status" + strand, 2);
        }
        case "init" -> {
          if (vars.putIfAbsent("init", 1) == null) {
            push(p + "#call init");
          }
        }
        case "chunk" -> {
          if (vars.putIfAbsent("chunk", 1) == null) {
            push(p + "#call sysAlloc");
          }
        }
        case "fill" -> {
          set("init", 1);
          set("chunk", 1);
        }
        case "release sched" -> set("sched", -1);
        case "release stacks" -> set("stacks", -1);
        case "oldstack" -> push(p + "#acquire stacks", p + "#release stacks");
        case "!next" -> {
          int gp = shift("queue");
          set("sched", -1);
          if (gp < 0) {
            set("mwait", get("mwait") + 1);
            push("!idle", "!again#acquire sched", "!awake", "!next");
          } else {
            set("status" + gp, 2);
            set("curg" + m, gp);
            set("current" + m, gp);
            push("!back", "!special");
          }
        }
        case "!awake" -> set("mwait", get("mwait") - 1);
        case "!special" -> {
          if (get("status" + g) != 7) {
            push("!again2#acquire sched", "!stopped", "!next");
          } else if (get("param" + g) == 1) {
            push("!arm#acquire stacks", "!arm#fill", "!arm#release stacks", "!answered");
          } else {
            push("!answered");
          }
        }
        case "!answered" -> {
          set("param" + g, 3);
          set("status" + g, 2);
          set("current" + m, g);
          push("!back again", "!special");
        }
        case "!stopped" -> {
          set("status" + g, 5);
          prepend("free", g);
        }
        default -> throw new AssertionError(op);
      }
    }

    private int shift(String list) {
      int first = vars.getOrDefault(list + 0, -1);
      int i = 0;
      for (; vars.containsKey(list + (i + 1)); i++) {
        set(list + i, get(list + (i + 1)));
      }
      vars.remove(list + i);
      return first;
    }

    private void append(String list, int g) {
      int i = 0;
      while (vars.containsKey(list + i)) {
        i++;
      }
      set(list + i, g);
    }

    private void prepend(String list, int g) {
      int size = 0;
      while (vars.containsKey(list + size)) {
        size++;
      }
      for (int i = size; i > 0; i--) {
        set(list + i, get(list + (i - 1)));
      }
      set(list + 0, g);
    }
  }
}
