package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Entity;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.List;

/// A machine as a Promela model, for which Spin stores as many states as Heddle finds.
///
/// docs/promela.md describes the mapping.
public final class Promela {
  /// How many ways a step may have and be written as guarded commands, and how large.
  private static final Steps.Limits PLAIN = new Steps.Limits(16, 150, Steps.Cut.NOWHERE);

  private final Machine machine;
  private final Names names = new Names();
  private final Variables variables;
  private final Waiting waiting;
  private final Translator translator;
  private final Steps.Limits plain;

  private Promela(Machine machine, Steps.Limits plain) {
    this.machine = machine;
    this.plain = plain;
    variables = new Variables(machine, names);
    translator = new Translator(variables);
    waiting = new Waiting(machine, variables, translator, names);
  }

  /// The model.
  ///
  /// @param violated whether a property is false in the first state
  /// @throws Rejection when the machine needs more than Promela has, 32 bits above all
  public static String of(Machine machine, boolean violated) {
    return of(machine, violated, PLAIN);
  }

  /// The same with the given limits of what is written as guarded commands.
  static String of(Machine machine, boolean violated, Steps.Limits plain) {
    return new Promela(machine, plain).text(violated);
  }

  /// A program on its way to a process type.
  private record Part(Body body, Term self, Options options) {}

  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    int pid = 0;
    for (Program program : machine.programs()) {
      var body = new Body(program, variables, translator);
      Term self =
          program.strands() == 1
              ? Terms.number(program.firstStrand())
              : Terms.op(Operator.ADD, new Term.Pid(), Terms.number(program.firstStrand() - pid));
      parts.add(new Part(body, self, new Options(body, waiting, self, plain, names)));
      pid += program.strands();
    }
    return parts;
  }

  private String text(boolean violated) {
    var processes = new StringBuilder();
    var stuck = new ArrayList<String>();
    List<Part> parts = parts();
    boolean watched = parts.stream().anyMatch(part -> part.options().needCode());
    var claims = new Claims(machine, variables, translator, names, watched);
    var properties = new Properties(claims, waiting, new Labels());
    for (Part part : parts) {
      var process =
          new StrandProcess(machine, part.body(), part.self(), part.options(), properties, names);
      processes.append("\n").append(process.text());
      if (process.mayStick()) {
        stuck.addAll(beginnings(part.body().program()));
      }
    }
    Storage queue = waiting.queue();
    List<Long> queued = queue == null ? List.of() : waiting.first();
    return """
    /* %s, exported by Heddle.
     *
     * spin -o1 -o2 -o3 -a FILE && gcc -O2 -fwrapv -DSAFETY -DNOREDUCE -o pan pan.c && ./pan
     *
     * A process for each strand: it stands at a label where the strand stands at a point, and
     * each of the options there is one way of its next step. Labels that begin with end_ are
     * where a strand may rest. Assertions are checks and invariants. my_... are the locals that
     * outlive a point, 0 when they do not; hidden variables last for one step only.
     * docs/promela.md has the details.
     *
    %s */
    """
            .formatted(comment(machine.name()), entities())
        + "\n"
        + variables.declarations(queue, queued)
        + waiting.declaration()
        + claims.macros()
        + waiting.macro()
        + processes
        + claims.watcher()
        + watcher(stuck)
        + (violated ? "\nactive proctype violated_at_once() {\n  assert(false)\n}\n" : "");
  }

  /// The conditions under which strands of a program stand at their beginning.
  private List<String> beginnings(Program program) {
    Storage phases = variables.phases();
    var conditions = new ArrayList<String>();
    for (int i = 0; phases != null && i < program.strands(); i++) {
      Term slot = Terms.number(program.firstStrand() + i - variables.firstStrand());
      conditions.add(TermText.variable(phases, slot) + " == " + Variables.AT_BEGINNING);
    }
    return conditions;
  }

  /// Where strands are restarted, a beginning is an end label, too: this process complains when a
  /// strand is stuck there that may not rest.
  private static String watcher(List<String> stuck) {
    return stuck.isEmpty()
        ? ""
        : "\nactive proctype watcher() {\nend_watcher:\n  if\n  :: timeout && ("
            + String.join(" || ", stuck)
            + ") -> assert(false)\n  fi\n}\n";
  }

  private String entities() {
    var text = new StringBuilder();
    for (int i = 1; i < machine.entities().size(); i++) {
      Entity entity = machine.entities().get(i);
      String name = entity.name().isEmpty() ? entity.type() : entity.name();
      text.append(" * ").append(i).append(" is ").append(comment(name)).append("\n");
    }
    return text.toString();
  }

  private static String comment(String text) {
    return text.replace("*/", "* /");
  }
}
