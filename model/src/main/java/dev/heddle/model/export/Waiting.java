package dev.heddle.model.export;

import dev.heddle.model.Rejection;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Operator;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
  private final Storage waitsFor;
  private final @Nullable Storage queue;
  private final Map<Body, BitSet> writes = new HashMap<>();
  private int keys = 1;

  /// A range of keys.
  ///
  /// @param kind what the key less `first` is
  /// @param field of the owner, if that is a slot of a field
  /// @param owner what the strand waits for, if the key says no more than that
  private record Line(Kind kind, @Nullable Field field, @Nullable Expr owner, int first) {}

  private enum Kind {
    /// The slot of a field that names the owner.
    SLOT,
    /// The owner.
    OWNER,
    /// Nothing: the owner depends on neither locals nor more than one slot.
    NOTHING
  }

  Waiting(Machine machine, Variables variables, Translator translator, Names names) {
    this.machine = machine;
    this.variables = variables;
    this.translator = translator;
    this.waitsFor = Storage.scratch(names.unique("waits_for"), machine.entities().size());
    for (Program program : machine.programs()) {
      for (Block block : program.blocks()) {
        if (block.exit() instanceof Exit.Point point && point.awaited() != null) {
          line(point.awaited().owner());
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
  Term key(Exit.Point point, Scope scope) {
    if (point.awaited() == null) {
      return Terms.FALSE;
    }
    Expr owner = point.awaited().owner();
    Line line = line(owner);
    Term offset =
        switch (line.kind()) {
          case SLOT -> translator.term(((Expr.Load) owner).slot(), scope);
          case OWNER -> translator.term(owner, scope);
          case NOTHING -> Terms.FALSE;
        };
    return Terms.op(Operator.ADD, offset, Terms.number(line.first()));
  }

  private Line line(Expr owner) {
    Line wanted = wanted(owner);
    for (Line line : lines) {
      if (line.equals(new Line(wanted.kind(), wanted.field(), wanted.owner(), line.first()))) {
        return line;
      }
    }
    lines.add(wanted);
    keys +=
        switch (wanted.kind()) {
          case SLOT -> Objects.requireNonNull(wanted.field()).slots();
          case OWNER -> machine.entities().size();
          case NOTHING -> 1;
        };
    return wanted;
  }

  private Line wanted(Expr owner) {
    if (owner instanceof Expr.Load(Field field, Expr slot) && isFixed(slot)) {
      return new Line(Kind.SLOT, field, null, keys);
    }
    if (!mentions(owner, Expr.Local.class)) {
      return new Line(Kind.NOTHING, null, owner, keys);
    }
    if (isFixed(owner)) {
      return new Line(Kind.OWNER, null, null, keys);
    }
    throw new Rejection(
        null,
        "An @Owner that depends on locals and on the state at once cannot be exported.",
        "Let the owner be a field of the lock.");
  }

  /// Whether the value cannot change while a strand stands at a point.
  private static boolean isFixed(Expr expr) {
    return !mentions(expr, Expr.Load.class) && !mentions(expr, Expr.Current.class);
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
        if (key(point, scope) instanceof Term.Num(int key)) {
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

  /// Whether a step that may have written some variables can close a cycle.
  ///
  /// @param last the last assignments of the step
  boolean matters(List<Store> last, Set<Storage> written) {
    Set<Storage> read = reads();
    for (Storage storage : written) {
      if (read.contains(storage) && !storage.equals(queue)) {
        return true;
      }
    }
    return last.stream()
        .anyMatch(it -> it.storage().equals(queue) && !it.value().equals(Terms.FALSE));
  }

  /// By block, whether the step may have written, up to its end, what the graph depends on.
  BitSet writesBefore(Body body) {
    return writes.computeIfAbsent(body, this::writes);
  }

  private BitSet writes(Body body) {
    Set<Storage> read = reads();
    List<Block> blocks = body.program().blocks();
    var written = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < blocks.size(); i++) {
      for (Stmt stmt : blocks.get(i).stmts()) {
        if (stmt instanceof Stmt.Store store && read.contains(variables.of(store.field()))) {
          open.add(i);
        }
      }
    }
    while (!open.isEmpty()) {
      int block = open.removeLast();
      if (!written.get(block)) {
        written.set(block);
        open.addAll(Body.within(blocks.get(block).exit()));
      }
    }
    return written;
  }

  /// The variables that the graph depends on.
  Set<Storage> reads() {
    var read = new HashSet<Storage>();
    if (queue != null) {
      read.add(queue);
      edges()
          .forEach(
              edge -> {
                Claims.reads(edge.key(), read);
                Claims.reads(edge.owner(), read);
              });
    }
    return read;
  }

  /// @param key of the strand that the runner executes
  /// @param owner whom it waits for, given that the key is in `waits_for`
  private record Edge(int runner, Term key, Term owner) {}

  private List<Edge> edges() {
    var edges = new ArrayList<Edge>();
    for (Program program : machine.programs()) {
      for (int i = 0; i < program.strands() && !program.fiber(); i++) {
        int strand = program.firstStrand() + i;
        if (Variables.waits(program)) {
          edges.add(edge(strand, Terms.number(strand), Terms.FALSE));
        }
      }
    }
    boolean fibers = machine.programs().stream().anyMatch(it -> it.fiber() && Variables.waits(it));
    Field current = machine.current();
    if (fibers && current != null) {
      for (int carrier : machine.carriers()) {
        var load = new Expr.Load(current, Expr.of(carrier - current.firstOwner()));
        var scope = new Moment(Terms.FALSE, Terms.FALSE, 0);
        Term fiber = translator.term(load, scope);
        edges.add(edge(carrier, fiber, Terms.number(carrier)));
      }
    }
    return edges;
  }

  private Edge edge(int runner, Term strand, Term carrier) {
    Term key = new Term.Read(waitsFor, Terms.number(runner));
    var scope = new Moment(strand, carrier, 0);
    Term owner = Terms.FALSE;
    for (Line line : lines) {
      Term offset = Terms.op(Operator.SUBTRACT, key, Terms.number(line.first()));
      Term value =
          switch (line.kind()) {
            case SLOT -> slotOf(Objects.requireNonNull(line.field()), offset);
            case OWNER -> offset;
            case NOTHING -> translator.term(Objects.requireNonNull(line.owner()), scope);
          };
      Term before = Terms.op(Operator.LESS, key, Terms.number(line.first()));
      owner = Terms.choice(before, owner, value);
    }
    return new Edge(runner, keyOf(strand), owner);
  }

  private Term slotOf(Field field, Term slot) {
    Storage storage = variables.of(field);
    return storage == null
        ? Terms.number(variables.domain(field).from())
        : Translator.value(storage, new Term.Read(storage, slot));
  }

  /// The check that there is no cycle, as a macro `assert_no_cycle()`; empty when nobody waits.
  ///
  /// From each runner one edge more than there are runners that can wait: whoever is not at the end
  /// of its path by then never comes to one.
  String macro() {
    if (queue == null) {
      return "";
    }
    var text = new StringBuilder("inline assert_no_cycle() {\n");
    List<Edge> edges = edges();
    for (Edge edge : edges) {
      String runner = TermText.variable(waitsFor, Terms.number(edge.runner()));
      text.append("  ").append(runner).append(" = ").append(TermText.of(edge.key()));
      text.append(";\n  ").append(runner).append(" = ").append(TermText.of(edge.owner()));
      text.append(";\n");
    }
    for (Edge edge : edges) {
      String last = Integer.toString(edge.runner());
      for (int i = 0; i <= edges.size(); i++) {
        last = waitsFor.name() + "[" + last + "]";
      }
      text.append("  assert(").append(last).append(" == 0);\n");
    }
    return text.append("}\n").toString();
  }

  /// The declaration of what the macro uses; empty when nobody waits.
  String declaration() {
    return queue == null ? "" : waitsFor.declaration() + ";\n";
  }
}
