package dev.heddle.model.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PrinterTest {
  private static final Expr A = new Expr.Local(0, Type.INT);
  private static final Expr B = new Expr.Local(1, Type.INT);
  private static final Expr C = new Expr.Local(2, Type.INT);

  @Test
  void a_machine_is_readable() {
    assertEquals(
        """
        machine Peterson

        entities
            1  (root) : Peterson
            2  p0 : Process
            3  p1 : Process

        fields
          Peterson.turn of Peterson: reference 2..3 = p0
          Peterson.inside of Peterson: int 0..1 = 0
          Process.wants of p0 … p1: boolean 0..1 = false false

        program Process, strands p0 p1
            0  Process.run
            0: *Process.run:9   point start, next 1
            1: *Process.run:10  point volatile, next 2
            2:  Process.run:10  self.wants = true
                                goto 3
            3: *Process.run:11  point volatile, next 4
            4:  Process.run:11  Peterson.turn = 5 - self
                                goto 5
            5: *Process.run:12  point await, next 6
            6:  Process.run:12  if (5 - self).wants == 0 | Peterson.turn == self goto 7 else 9
            7: *Process.run:13  check Peterson.inside < 1 else range "Peterson.inside = %s, outside 0..1"
                                Peterson.inside = Peterson.inside + 1
                                point point, next 8
            8:  Process.run:14  Peterson.inside = Peterson.inside - 1
                                self.wants = false
                                goto 1
            9:  Process.run:12  prune

        claim Root.exclusive: one at most is inside
            0  Root.exclusive
               boolean $0
            0:  Root.exclusive:90  $0 = Peterson.inside < 2
                                   end
        """,
        Printer.print(Machines.peterson()));
  }

  @Test
  void points_show_locks_and_saved_locals() {
    String text = Printer.print(Machines.crossedLocks());
    assertLine(
        text,
        "    2: *Lock.lock:12  point acquire, waits for lock$1 of lock$1.owner,"
            + " saves n$0 7, lock$1 5..6, next 3");
    assertLine(text, "    4:  Lock.lock:13  lock$1.owner = carrier");
    assertLine(text, "    9:  G.run:23      a.owner = null");
    assertLine(text, "    3:  Lock.lock:12  if lock$1.owner == null goto 4 else 10");
    assertLine(text, "    2  Lock.lock < G.run:22  on the system stack");
    assertLine(text, "    3  M0 : Carrier, carrier");
  }

  @Test
  void tables_are_listed_with_their_values_and_have_different_names() {
    var builder = new MachineBuilder("tables");
    int owner = builder.entities("T", "t");
    var sum = new Expr.Binary(Operator.ADD, first(new Table("n", 5, List.of(3L, -1L))), Expr.of(1));
    builder.claim("same", "", sum);
    builder.claim("other", "", first(new Table("n", 5, List.of(3L, 4L))));
    String text = Printer.print(builder.build());
    assertEquals(1, owner);
    assertLine(text, "    0:  Root.same:90  $0 = n[5] + 1");
    assertLine(text, "    0:  Root.other:90  $0 = n#2[5]");
    assertLine(text, "  n[5..] = 3 -1");
    assertLine(text, "  n#2[5..] = 3 4");
  }

  private static Expr first(Table table) {
    return new Expr.Lookup(table, Expr.of(table.base()), Type.INT);
  }

  @Test
  void locals_have_types() {
    assertLine(Printer.print(Machines.crossedLocks()), "       int n$0");
    assertLine(Printer.print(Machines.crossedLocks()), "       reference lock$1");
  }

  private static void assertLine(String text, String line) {
    assertEquals(1, text.lines().filter(line::equals).count(), () -> line + "\nis not in\n" + text);
  }

  record Case(String text, Expr expr) {}

  static List<Case> expressions() {
    return List.of(
        new Case("a$0 + b$1 * c$2", op(Operator.ADD, A, op(Operator.MULTIPLY, B, C))),
        new Case("(a$0 + b$1) * c$2", op(Operator.MULTIPLY, op(Operator.ADD, A, B), C)),
        new Case("a$0 - b$1 - c$2", op(Operator.SUBTRACT, op(Operator.SUBTRACT, A, B), C)),
        new Case("a$0 - (b$1 - c$2)", op(Operator.SUBTRACT, A, op(Operator.SUBTRACT, B, C))),
        new Case("a$0 << b$1 + c$2", op(Operator.SHIFT_LEFT, A, op(Operator.ADD, B, C))),
        new Case("(a$0 & b$1) == c$2", op(Operator.EQUAL, op(Operator.AND, A, B), C)),
        new Case("a$0 < b$1 == c$2", op(Operator.EQUAL, op(Operator.LESS, A, B), C)),
        new Case(
            "(byte) (a$0 + 1)",
            new Expr.Convert(Conversion.TO_BYTE, op(Operator.ADD, A, Expr.of(1)))),
        new Case("(int) 5L", new Expr.Convert(Conversion.TO_INT, new Expr.Const(5, Type.LONG))),
        new Case(
            "squares[a$0 - 1]",
            new Expr.Lookup(
                new Table("squares", 0, List.of(0L)),
                op(Operator.SUBTRACT, A, Expr.of(1)),
                Type.INT)),
        new Case("carrier == m", op(Operator.EQUAL, new Expr.Current(), Expr.of(2))),
        new Case(
            "g.next != null",
            op(Operator.NOT_EQUAL, new Expr.Load(next(), Expr.of(0)), Expr.of(0))),
        new Case("m.next", new Expr.Load(next(), Expr.of(1))),
        new Case("a$0.next", new Expr.Load(next(), op(Operator.SUBTRACT, A, Expr.of(1)))),
        new Case("a$0.next", new Expr.Load(next(), op(Operator.ADD, A, Expr.of(-1)))),
        new Case("T.next{a$0}", new Expr.Load(next(), A)),
        new Case("g.queue[a$0]", new Expr.Load(queue(), A)),
        new Case("g.queue[2]", new Expr.Load(queue(), Expr.of(2))));
  }

  @ParameterizedTest
  @MethodSource("expressions")
  void expressions_have_no_more_parentheses_than_java_needs(Case it) {
    var entities = List.of(new Entity("null", "null"), new Entity("g", "G"), new Entity("m", "M"));
    var locals =
        List.of("a", "b", "c").stream()
            .map(name -> new Variable(name, Type.INT, Shape.INTEGER, 0))
            .toList();
    assertEquals(it.text(), new ExprText(entities, locals, new TableNames()).print(it.expr()));
  }

  private static Field next() {
    return new Field(0, "T", "next", 1, 2, 1, false, Type.INT, Shape.REFERENCE, new Domain(0, 2));
  }

  private static Field queue() {
    return new Field(1, "T", "queue", 1, 1, 4, true, Type.INT, Shape.INTEGER, new Domain(0, 2));
  }

  private static Expr op(Operator operator, Expr left, Expr right) {
    return new Expr.Binary(operator, left, right);
  }
}
