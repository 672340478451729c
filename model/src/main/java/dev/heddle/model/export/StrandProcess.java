package dev.heddle.model.export;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The process type of one program: a label for each point, an option for each way of a step.
final class StrandProcess {
  private final Body body;
  private final Variables variables;
  private final Options options;
  private final Mounted mounted;
  private final Properties properties;
  private final OptionText texts;
  private final Code code;
  private @Nullable String failed;
  private final Term self;
  private final String name;
  private final Names names;
  private final Map<Integer, String> labels = new HashMap<>();
  private boolean mayStick;

  /// @param self the number of the strand
  /// @param properties what to assert
  StrandProcess(
      Machine machine, Body body, Term self, Options options, Properties properties, Names names) {
    this.body = body;
    this.variables = body.variables();
    this.self = self;
    this.names = names;
    this.options = options;
    this.mounted = new Mounted(machine, body, self);
    this.properties = properties;
    Program program = body.program();
    this.name = names.unique(program.name());
    List<Block> blocks = program.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).exit() instanceof Exit.Point point) {
        labels.put(i, names.unique(label(i, blocks.get(i), point)));
      }
    }
    String ended =
        variables.phases() != null
            ? Objects.requireNonNull(labels.get(0))
            : names.unique("end_of_" + name);
    this.code = new Code(body, self, options.landing(), properties.labels(), this::end);
    this.texts = new OptionText(body, properties, code, labels, ended);
  }

  private String label(int number, Block block, Exit.Point point) {
    Activation at = body.program().activations().get(block.activation());
    boolean beginning = number == 0 && (body.program().fiber() || variables.phases() != null);
    String prefix = point.mayRest() || beginning ? "end_" : "at_";
    return prefix + at.type() + "_" + at.method() + "_" + block.line();
  }

  /// Whether a strand may be stuck at its beginning although that is an end label.
  boolean mayStick() {
    return mayStick;
  }

  /// The process type as Promela.
  String text() {
    Program program = body.program();
    var text = new StringBuilder("active [" + program.strands() + "] proctype " + name + "() {\n");
    options.storages().forEach(it -> text.append("  ").append(it.declaration()).append(";\n"));
    for (int i = 0; i < program.blocks().size(); i++) {
      if (program.blocks().get(i).exit() instanceof Exit.Point point) {
        point(text, i, point);
      }
    }
    if (program.ends() && variables.phases() == null) {
      text.append(texts.ended()).append(":\n  false;\n");
    }
    List<String> lines = code.lines();
    if (failed != null) {
      text.append(failed).append(":\n  false;\n");
    }
    if (!lines.isEmpty()) {
      text.append("  atomic {\n     skip;\n     ").append(String.join(";\n     ", lines));
      text.append("\n  }\n");
    }
    return text.append("}\n").toString();
  }

  private void point(StringBuilder text, int number, Exit.Point point) {
    text.append(labels.get(number)).append(":\n");
    var lines = new StringBuilder();
    for (Option option : mounted.of(options.at(number))) {
      Option possible = possible(option, number, point);
      if (!possible.guard().equals(Terms.FALSE)) {
        lines.append(texts.of(possible, number));
      }
    }
    text.append(lines.isEmpty() ? "  false;\n" : "  if\n" + lines + "  fi;\n");
  }

  /// How code ends a step.
  private List<String> end(Ending ending) {
    if (ending instanceof Ending.Failed) {
      if (failed == null) {
        failed = names.unique("end_failed_" + name);
      }
      return List.of("assert(false)", "goto " + failed);
    }
    var lines = new ArrayList<>(properties.after(body, ending));
    lines.add(texts.go(ending));
    return lines;
  }

  private Option possible(Option option, int number, Exit.Point point) {
    Option changing = changing(option, number);
    Storage phases = variables.phases();
    if (number != 0 || phases == null) {
      return changing;
    }
    mayStick |= !body.program().fiber() && !point.mayRest();
    Term phase = new Term.Read(phases, body.phase().slot(self));
    return changing.onlyIf(Terms.op(Operator.EQUAL, phase, Terms.number(Variables.AT_BEGINNING)));
  }

  /// The option where it leads to another state. One that leads nowhere would hide a deadlock.
  private static Option changing(Option option, int number) {
    if (!(option.ending() instanceof Ending.Stands(int target, _)) || target != number) {
      return option;
    }
    Term changes = Terms.FALSE;
    for (Store store : option.stores()) {
      Term after = Moment.read(option.stores(), store.storage(), store.slot());
      Term before = new Term.Read(store.storage(), store.slot());
      changes = Terms.or(changes, Terms.op(Operator.NOT_EQUAL, after, before));
    }
    for (Term check : option.checks()) {
      changes = Terms.or(Terms.not(check), changes);
    }
    Term guard = Terms.and(option.guard(), changes);
    return new Option(guard, option.checks(), option.stores(), option.ending());
  }
}
