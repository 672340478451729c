package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The process type of one program: a label for each point, an option for each way of a step.
final class StrandProcess {
  /// A step with at most so many ways is written as so many guarded commands.
  private static final Steps.Limits PLAIN = new Steps.Limits(16, 150, false);

  /// Else only its choices and what can prune it are, and the rest is code.
  private static final Steps.Limits GUARDED = new Steps.Limits(4_096, 400, true);

  private final Machine machine;
  private final Body body;
  private final Variables variables;
  private final Waiting waiting;
  private final Claims claims;
  private final SavedLocals saved;
  private final Labels codeLabels;
  private final Term self;
  private final Map<Integer, String> labels = new HashMap<>();
  private final String name;
  private final @Nullable String ended;
  private boolean mayStick;

  /// @param firstPid the number of the first process of this type
  StrandProcess(
      Machine machine,
      Body body,
      Waiting waiting,
      Claims claims,
      Labels codeLabels,
      Names names,
      int firstPid) {
    this.machine = machine;
    this.body = body;
    this.variables = body.variables();
    this.waiting = waiting;
    this.claims = claims;
    this.codeLabels = codeLabels;
    Program program = body.program();
    this.saved = SavedLocals.of(program, names);
    Term offset = Terms.number(program.firstStrand() - firstPid);
    this.self =
        program.strands() == 1
            ? Terms.number(program.firstStrand())
            : Terms.op(Operator.ADD, new Term.Pid(), offset);
    this.name = names.unique(program.name());
    List<Block> blocks = program.blocks();
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i).exit() instanceof Exit.Point point) {
        labels.put(i, names.unique(label(i, blocks.get(i), point)));
      }
    }
    this.ended =
        !program.ends() ? null : variables.phases() != null ? labels.get(0) : names.unique("end_of_" + name);
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
    saved.storages().forEach(it -> text.append("  ").append(it.declaration()).append(";\n"));
    for (int i = 0; i < program.blocks().size(); i++) {
      if (program.blocks().get(i).exit() instanceof Exit.Point point) {
        point(text, i, point);
      }
    }
    if (ended != null && variables.phases() == null) {
      text.append(ended).append(":\n  false\n");
    }
    return text.append("}\n").toString();
  }

  private void point(StringBuilder text, int number, Exit.Point point) {
    text.append(labels.get(number)).append(":\n");
    List<Option> options = options(number, point);
    if (options.isEmpty()) {
      text.append("  false;\n");
      return;
    }
    text.append("  if\n");
    for (Option option : options) {
      text.append(text(option, number, point));
    }
    text.append("  fi;\n");
  }

  private List<Option> options(int number, Exit.Point point) {
    var options = new ArrayList<Option>();
    for (Option option : mounted(tree(number, point).options())) {
      Option possible = changing(option, number);
      if (number == 0 && variables.phases() != null) {
        Storage phases = Objects.requireNonNull(variables.phases());
        Term phase = new Term.Read(phases, body.phase().slot(self));
        Term begins = Terms.op(Operator.EQUAL, phase, Terms.number(Variables.AT_BEGINNING));
        mayStick |= !body.program().fiber() && !point.mayRest();
        possible = possible.onlyIf(begins);
      }
      if (!possible.guard().equals(Terms.FALSE)) {
        options.add(possible);
      }
    }
    return options;
  }

  private Tree tree(int number, Exit.Point point) {
    try {
      return new Steps(body, new Arrival(number, point), PLAIN).from(point.next(), moment(point));
    } catch (Steps.TooLarge _) {
      try {
        var guarded = new Steps(body, new Arrival(number, point), GUARDED);
        return guarded.from(point.next(), moment(point));
      } catch (Steps.TooLarge _) {
        throw new Rejection(
            null,
            "The step from " + labels.get(number) + " chooses or waits in too many ways to export.",
            "Put a point() between its choices.");
      }
    }
  }

  private Moment moment(Exit.Point point) {
    Term current = body.program().fiber() ? new Term.Current() : Terms.FALSE;
    var moment = new Moment(self, current, body.program().locals().size());
    saved.at(point).forEach((local, storage) -> moment.assign(local, value(point, local, storage)));
    return moment;
  }

  private static Term value(Exit.Point point, int local, @Nullable Storage storage) {
    if (storage != null) {
      return Translator.value(storage, new Term.Read(storage, Terms.FALSE));
    }
    return point.saved().stream()
        .filter(it -> it.local() == local)
        .map(it -> (Term) Terms.number(it.domain().from()))
        .findFirst()
        .orElseThrow();
  }

  /// A fiber's options: possible where it is current on a carrier.
  private List<Option> mounted(List<Option> options) {
    Field current = machine.current();
    if (!body.program().fiber()) {
      return options;
    }
    var mounted = new ArrayList<Option>();
    for (Option option : options) {
      Term anywhere = Terms.FALSE;
      boolean mentions = option.mentions(new Term.Current());
      for (int carrier : machine.carriers()) {
        int slot = carrier - Objects.requireNonNull(current).firstOwner();
        Term fiber =
            body.translator().term(new Expr.Load(current, Expr.of(slot)), moment());
        Term here = Terms.op(Operator.EQUAL, fiber, self);
        anywhere = Terms.or(anywhere, here);
        if (mentions) {
          mounted.add(option.replace(new Term.Current(), Terms.number(carrier)).onlyIf(here));
        }
      }
      if (!mentions) {
        mounted.add(option.onlyIf(anywhere));
      }
    }
    return mounted;
  }

  private Moment moment() {
    return new Moment(self, Terms.FALSE, 0);
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

  private String text(Option option, int number, Exit.Point point) {
    var lines = new ArrayList<String>();
    option.checks().forEach(check -> lines.add("assert(" + TermText.of(check) + ")"));
    lines.addAll(Schedule.lines(option.stores(), variables));
    Set<Storage> written = new HashSet<>();
    option.stores().forEach(store -> written.add(store.storage()));
    String target =
        switch (option.ending()) {
          case Ending.Stands(int block, _) -> "goto " + labels.get(block);
          case Ending.Ended _ -> "goto " + ended;
          case Ending.Failed _ -> {
            lines.add("assert(false)");
            yield "goto " + labels.get(number);
          }
          case Ending.Runs(int block, Term current) -> {
            Moment scope = Code.scope(body, self, current);
            var code = Code.of(body, block, scope, new Arrival(number, point), codeLabels);
            lines.addAll(code.lines());
            written.addAll(variables.all());
            yield dispatch(code.endings());
          }
        };
    boolean runs = option.ending() instanceof Ending.Runs;
    lines.addAll(claims.lines(written, codeLabels));
    if (waiting.queue() != null && (runs || waiting.matters(option.stores()))) {
      lines.add("assert_no_cycle()");
    }
    return wrap(option.guard(), lines, target, runs);
  }

  private String dispatch(List<Ending> endings) {
    if (endings.isEmpty()) {
      return "false";
    }
    if (endings.size() == 1) {
      return go(endings.getFirst());
    }
    var text = new StringBuilder("if");
    for (int i = 0; i < endings.size(); i++) {
      text.append(" :: ").append(variables.scratch("next").name()).append(" == ").append(i);
      text.append(" -> ").append(go(endings.get(i)));
    }
    return text.append(" fi").toString();
  }

  private String go(Ending ending) {
    return switch (ending) {
      case Ending.Stands(int block, _) -> "goto " + labels.get(block);
      case Ending.Ended _ -> "goto " + ended;
      case Ending.Failed _, Ending.Runs _ -> throw new IllegalStateException("no end of code");
    };
  }

  private static String wrap(Term guard, List<String> lines, String target, boolean dispatches) {
    boolean always = guard.equals(Terms.TRUE);
    if (lines.isEmpty()) {
      return "  :: " + (always ? "true" : TermText.of(guard)) + " -> " + target + "\n";
    }
    String start = always ? "" : TermText.of(guard) + " ->\n       ";
    String step = "d_step { " + start + String.join(";\n       ", lines) + " }";
    return dispatches
        ? "  :: atomic { " + step + ";\n       " + target + " }\n"
        : "  :: " + step + ";\n     " + target + "\n";
  }

  /// Keeps what outlives a step that began at a point, and clears what does not.
  private final class Arrival implements Landing {
    private final int from;
    private final Exit.Point origin;

    Arrival(int from, Exit.Point origin) {
      this.from = from;
      this.origin = origin;
    }

    @Override
    public List<Store> stand(int block, Exit.Point point, Moment moment) {
      Map<Integer, @Nullable Storage> kept = saved.at(point);
      Moment end = moment.copy();
      kept.forEach(
          (local, storage) -> {
            if (storage != null) {
              end.store(storage, Terms.FALSE, moment.local(local));
            }
          });
      clear(end, kept.values());
      if (from != block && (from == 0 || block == 0)) {
        int phase = block == 0 ? Variables.AT_BEGINNING : Variables.UNDERWAY;
        body.phase().set(end, self, phase);
      }
      queue(end, point, moment);
      return needed(end.stores());
    }

    @Override
    public List<Store> end(Moment moment) {
      Moment end = moment.copy();
      clear(end, List.of());
      body.phase().set(end, self, Variables.ENDED);
      queue(end, null, moment);
      return needed(end.stores());
    }

    @Override
    public List<Store> run(int block, Moment moment) {
      Moment end = moment.copy();
      Code.read(body, block)
          .forEach(
              local -> end.store(Code.scratch(body, local), Terms.FALSE, moment.local(local)));
      return needed(end.stores());
    }

    private void clear(Moment end, java.util.Collection<@Nullable Storage> kept) {
      for (Storage storage : saved.at(origin).values()) {
        if (storage != null && !kept.contains(storage)) {
          end.store(storage, Terms.FALSE, Terms.number(storage.base()));
        }
      }
    }

    private void queue(Moment end, Exit.@Nullable Point point, Moment moment) {
      boolean waits = point != null && point.awaited() != null;
      Storage queue = waiting.queue();
      if (queue != null && (waits || origin.awaited() != null)) {
        Term key = waits ? waiting.key(body.program(), Objects.requireNonNull(point), moment) : Terms.FALSE;
        end.store(queue, waiting.slot(self), key);
      }
    }

    /// Without the assignments that change nothing.
    private static List<Store> needed(List<Store> stores) {
      var needed = new ArrayList<Store>();
      for (Store store : stores) {
        boolean same = store.value().equals(new Term.Read(store.storage(), store.slot()));
        boolean first =
            needed.stream().noneMatch(it -> it.mayBeTo(store.storage(), store.slot()));
        if (!same || !first) {
          needed.add(store);
        }
      }
      return needed;
    }
  }
}
