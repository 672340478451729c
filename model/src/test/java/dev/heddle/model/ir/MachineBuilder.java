package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.StepKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Builds machines for tests, piece by piece.
public final class MachineBuilder {
  private final String name;
  private final List<Entity> entities = new ArrayList<>(List.of(new Entity("null", "null")));
  private final List<Field> fields = new ArrayList<>();
  private final List<List<Long>> initial = new ArrayList<>();
  private final List<Domain> domains = new ArrayList<>();
  private final List<Program> programs = new ArrayList<>();
  private final List<Claim> claims = new ArrayList<>();
  private final List<Integer> carriers = new ArrayList<>();
  private Field current;

  /// Only null so far.
  public MachineBuilder(String name) {
    this.name = name;
  }

  /// Adds entities of a class and gives the number of the first.
  public int entities(String type, String... names) {
    int first = entities.size();
    for (String it : names) {
      entities.add(new Entity(it, type));
    }
    return first;
  }

  /// Adds a scalar `int` field.
  public Field scalar(
      String type, String field, int first, Shape shape, Domain domain, long... values) {
    return field(type, field, first, values.length, 1, false, Type.INT, shape, domain, values);
  }

  /// Adds an array field of one owner.
  public Field array(String type, String field, int owner, Shape shape, Domain domain, long... of) {
    return field(type, field, owner, 1, of.length, true, Type.INT, shape, domain, of);
  }

  /// Adds a field.
  public Field field(
      String type,
      String field,
      int first,
      int owners,
      int length,
      boolean array,
      Type width,
      Shape shape,
      Domain domain,
      long... values) {
    var it =
        new Field(fields.size(), type, field, first, owners, length, array, width, shape, domain);
    fields.add(it);
    domains.add(domain);
    initial.add(Arrays.stream(values).boxed().toList());
    return it;
  }

  /// Makes carriers of some entities; adds their field `current`.
  public Field carriers(int first, Domain fibers, long... current) {
    for (int i = 0; i < current.length; i++) {
      carriers.add(first + i);
    }
    this.current = scalar("Carrier", "current", first, Shape.REFERENCE, fibers, current);
    return this.current;
  }

  /// Narrows what can occur in a field.
  public void domain(Field field, Domain domain) {
    domains.set(field.number(), domain);
  }

  /// Adds a program.
  public void program(Program program) {
    programs.add(program);
  }

  /// Adds a claim that is one expression.
  public void claim(String name, String text, Expr expr) {
    var result = new Variable("", Type.INT, Shape.BOOLEAN, 0);
    var run = new Activation(-1, 0, "Root", name, "Root.java", false);
    var block = new Block(List.of(new Stmt.Assign(0, expr)), new Exit.End(), 0, 90);
    var program = new Program("Root", 0, 0, false, List.of(result), List.of(run), List.of(block));
    claims.add(new Claim(new Property("Root." + name, text, FlawKind.INVARIANT), program));
  }

  /// The machine.
  public Machine build() {
    return new Machine(
        name, entities, fields, initial, domains, programs, claims, carriers, current, List.of());
  }

  /// The beginning of every program.
  public static Block start(int line) {
    return new Block(List.of(), point(StepKind.START, 1), 0, line);
  }

  /// A point at which nothing is saved or awaited.
  public static Exit.Point point(StepKind kind, int next) {
    return new Exit.Point(kind, false, null, List.of(), next);
  }

  /// A block of activation 0.
  public static Block block(int line, Exit exit, Stmt... stmts) {
    return new Block(List.of(stmts), exit, 0, line);
  }

  /// The field of the strand itself.
  public static Expr own(Field field) {
    return minus(new Expr.Self(), field.firstOwner());
  }

  /// A difference.
  public static Expr minus(Expr left, long right) {
    return new Expr.Binary(Operator.SUBTRACT, left, Expr.of(right));
  }

  /// An operation.
  public static Expr binary(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right);
  }
}
