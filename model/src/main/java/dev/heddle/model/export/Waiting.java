package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The wait-for graph of owned locks. A variable tells for each strand in which line it stands: 0
/// for none, else a key from which the owner can be read. It depends on where the strand stands and
/// on its locals, so that it tells no states apart.
final class Waiting {
  private final Machine machine;
  private final Variables variables;
  private final Translator translator;
  private final List<Line> lines = new ArrayList<>();
  private final @Nullable Storage queue;
  private int keys = 1;

  /// A range of keys.
  ///
  /// @param owner what the strand waits for, as its point says
  /// @param field if not null, the key less `first` is the slot of it that names the owner
  /// @param local whether the key less `first` is the owner itself
  private record Line(
      Program program, Expr owner, int first, int keys, @Nullable Field field, boolean local) {}

  Waiting(Machine machine, Variables variables, Translator translator) {
    this.machine = machine;
    this.variables = variables;
    this.translator = translator;
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Point point && point.awaited() != null) {
          line(program, point.awaited().owner());
        }
      }
    }
    queue = keys == 1 ? null : variables.strands("in_line", keys - 1);
  }

  /// By strand, its key; null when nobody ever waits.
  @Nullable Storage queue() {
    return queue;
  }

  /// The key of a strand that comes to stand at a point.
  Term key(Program program, Exit.Point point, Scope scope) {
    if (point.awaited() == null) {
      return Terms.FALSE;
    }
    Line line = line(program, point.awaited().owner());
    Term offset =
        line.field() != null && line.owner() instanceof Expr.Load(_, Expr slot)
            ? translator.term(slot, scope)
            : line.local() ? translator.term(line.owner(), scope) : Terms.FALSE;
    return Terms.op(Operator.ADD, offset, Terms.number(line.first()));
  }

  private Line line(Program program, Expr owner) {
    boolean local = mentions(owner, Expr.Local.class);
    Field field = local && owner instanceof Expr.Load(Field it, _) ? it : null;
    for (Line line : lines) {
      boolean same =
          field != null
              ? field.equals(line.field())
              : line.owner().equals(owner) && line.program().firstStrand() == program.firstStrand();
      if (same) {
        return field == null ? line : new Line(program, owner, line.first(), line.keys(), field, local);
      }
    }
    return add(program, owner, field, local);
  }

  private Line add(Program program, Expr owner, @Nullable Field field, boolean local) {
    Expr inner = owner instanceof Expr.Load(_, Expr slot) ? slot : owner;
    if (local && (mentions(inner, Expr.Load.class) || mentions(inner, Expr.Current.class))) {
      throw new Rejection(
          null,
          "An @Owner that depends on locals and on the state at once cannot be exported.",
          "Let the owner be a field of the lock.");
    }
    int count = field != null ? field.slots() : local ? machine.entities().size() : 1;
    var line = new Line(program, owner, keys, count, field, local && field == null);
    lines.add(line);
    keys += count;
    return line;
  }

  private static boolean mentions(Expr expr, Class<? extends Expr> kind) {
    return kind.isInstance(expr)
        || switch (expr) {
          case Expr.Load(_, Expr slot) -> mentions(slot, kind);
          case Expr.Lookup(_, Expr index, _) -> mentions(index, kind);
          case Expr.Binary(_, Expr left, Expr right) ->
              mentions(left, kind) || mentions(right, kind);
          case Expr.Convert(_, Expr operand) -> mentions(operand, kind);
          case Expr.Const _, Expr.Local _, Expr.Self _, Expr.Current _ -> false;
        };
  }

  /// The keys in the first state.
  List<Long> first() {
    var values = new ArrayList<Long>();
    for (int i = 0; i < Objects.requireNonNull(queue).slots(); i++) {
      values.add(0L);
    }
    for (Program program : machine.programs()) {
      var point = (Exit.Point) program.blocks().getFirst().exit();
      for (int i = 0; i < program.strands(); i++) {
        int strand = program.firstStrand() + i;
        var scope = new Moment(Terms.number(strand), Terms.FALSE, program.locals().size());
        if (key(program, point, scope) instanceof Term.Num(int key)) {
          values.set(strand - variables.firstStrand(), (long) key);
        } else {
          throw new IllegalStateException("a first state with unknown locals");
        }
      }
    }
    return values;
  }

  /// The key of the strand with that number; 0 for null.
  Term keyOf(Term strand) {
    Term slot = slot(strand);
    Term key = new Term.Read(Objects.requireNonNull(queue), slot);
    return Terms.choice(Terms.truth(strand), key, Terms.FALSE);
  }

  /// The slot of a strand in [#queue].
  Term slot(Term strand) {
    return Terms.op(Operator.SUBTRACT, strand, Terms.number(variables.firstStrand()));
  }

  /// Whether assignments can close a cycle.
  boolean matters(Iterable<Store> stores) {
    Set<Storage> read = reads();
    for (Store store : stores) {
      boolean leaves = store.storage().equals(queue) && store.value().equals(Terms.FALSE);
      if (!leaves && read.contains(store.storage())) {
        return true;
      }
    }
    return false;
  }

  /// The variables that the graph depends on.
  Set<Storage> reads() {
    var read = new HashSet<Storage>();
    if (queue != null) {
      read.add(queue);
      edges().forEach(edge -> Claims.reads(edge.owner(), read));
    }
    return read;
  }

  private record Edge(int runner, Term owner) {}

  private List<Edge> edges() {
    var edges = new ArrayList<Edge>();
    for (Program program : machine.programs()) {
      for (int i = 0; i < program.strands() && !program.fiber(); i++) {
        int strand = program.firstStrand() + i;
        if (Variables.waits(program)) {
          edges.add(new Edge(strand, owner(Terms.number(strand), Terms.FALSE)));
        }
      }
    }
    boolean fibers =
        machine.programs().stream().anyMatch(it -> it.fiber() && Variables.waits(it));
    Field current = machine.current();
    if (fibers && current != null) {
      for (int carrier : machine.carriers()) {
        var load = new Expr.Load(current, Expr.of(carrier - current.firstOwner()));
        var scope = new Moment(Terms.FALSE, Terms.FALSE, 0);
        Term fiber = translator.term(load, scope);
        edges.add(new Edge(carrier, owner(fiber, Terms.number(carrier))));
      }
    }
    return edges;
  }

  /// Whom a strand waits for, 0 for nobody.
  private Term owner(Term strand, Term carrier) {
    Term key = keyOf(strand);
    var scope = new Moment(strand, carrier, 0);
    Term owner = Terms.FALSE;
    for (Line line : lines) {
      Term offset = Terms.op(Operator.SUBTRACT, key, Terms.number(line.first()));
      Term value =
          line.field() != null
              ? slotOf(line.field(), offset)
              : line.local() ? offset : translator.term(line.owner(), scope);
      Term from = Terms.op(Operator.GREATER_OR_EQUAL, key, Terms.number(line.first()));
      owner = Terms.choice(from, value, owner);
    }
    return owner;
  }

  private Term slotOf(Field field, Term slot) {
    Storage storage = variables.of(field);
    return storage == null
        ? Terms.number(variables.domain(field).from())
        : Translator.value(storage, new Term.Read(storage, slot));
  }

  /// The check that there is no cycle, as a macro `assert_no_cycle()`; empty when nobody waits.
  ///
  /// From each runner as many edges on as there are runners: whoever is not at the end of its path
  /// by then never comes to one.
  String macro() {
    if (queue == null) {
      return "";
    }
    var text = new StringBuilder("inline assert_no_cycle() {\n");
    List<Edge> edges = edges();
    for (Edge edge : edges) {
      text.append("  waits_for[").append(edge.runner()).append("] = ");
      text.append(TermText.of(edge.owner())).append(";\n");
    }
    for (Edge edge : edges) {
      String last = Integer.toString(edge.runner());
      for (int i = 0; i < edges.size(); i++) {
        last = "waits_for[" + last + "]";
      }
      text.append("  assert(").append(last).append(" == 0);\n");
    }
    return text.append("}\n").toString();
  }

  /// The declaration of what the macro uses; empty when nobody waits.
  String declaration() {
    return queue == null ? "" : "hidden byte waits_for[" + machine.entities().size() + "];\n";
  }
}
