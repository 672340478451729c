package dev.heddle.model.layout;

import static dev.heddle.model.ir.MachineBuilder.block;
import static dev.heddle.model.ir.MachineBuilder.start;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.MachineBuilder;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Type;
import dev.heddle.model.ir.Variable;
import dev.heddle.model.layout.Area.SavedPlace;
import dev.heddle.model.system.StepKind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayoutTest {
  private final MachineBuilder builder = new MachineBuilder("Small");
  private final int root = builder.entities("Root", "root");
  private final int first = builder.entities("P", "p0", "p1");

  /// Two strands that save a number of 3 bits, a constant and a number of 63 bits at one point, and
  /// a number of 2 bits at another.
  private Machine machine() {
    Field fixed = builder.scalar("Root", "fixed", root, Shape.INTEGER, new Domain(0, 9), 4);
    builder.domain(fixed, Domain.of(4));
    builder.scalar("P", "flag", first, Shape.BOOLEAN, new Domain(0, 1), 0, 1);
    builder.array("Root", "ring", root, Shape.INTEGER, new Domain(-1, 30), values(14));
    builder.program(
        new Program(
            "P",
            first,
            2,
            false,
            List.of(
                new Variable("i", Type.INT, Shape.INTEGER, 0),
                new Variable("", Type.INT, Shape.INTEGER, 0),
                new Variable("big", Type.LONG, Shape.INTEGER, 0)),
            List.of(new Activation(-1, 0, "P", "run", "P.java", false)),
            List.of(
                start(1),
                block(
                    2,
                    point(
                        2,
                        new Exit.Saved(0, new Domain(10, 17)),
                        new Exit.Saved(1, Domain.of(6)),
                        new Exit.Saved(2, new Domain(0, Long.MAX_VALUE)))),
                block(3, point(3, new Exit.Saved(0, new Domain(10, 13)))),
                block(4, new Exit.End()))));
    return builder.build();
  }

  private static Exit.Point point(int next, Exit.Saved... saved) {
    return new Exit.Point(StepKind.POINT, false, null, List.of(saved), next);
  }

  private static long[] values(int count) {
    long[] values = new long[count];
    for (int i = 0; i < count; i++) {
      values[i] = i - 1L;
    }
    return values;
  }

  @Test
  void arrays_of_more_than_a_word_have_words_of_their_own() {
    Layout layout = Layout.of(machine());
    assertEquals(new Place(0, 0, 5, 12, 14, -1), layout.fields().get(2));
    assertEquals(2, layout.fields().get(2).spans());
  }

  @Test
  void a_constant_takes_no_bits() {
    Layout layout = Layout.of(machine());
    assertEquals(0, layout.fields().getFirst().width());
    assertEquals(4, layout.fields().getFirst().get(new long[layout.words()], 0, 0));
  }

  @Test
  void each_point_packs_its_own_locals_the_widest_first() {
    Machine machine = machine();
    Area area = Layout.of(machine).area(machine.programs().getFirst());
    assertEquals(List.of(0, 1, 2), area.points());
    assertEquals(
        List.of(
            List.of(),
            List.of(
                new SavedPlace(0, 1, 0, 3, 10),
                new SavedPlace(1, 0, 0, 0, 6),
                new SavedPlace(2, 0, 0, 63, 0)),
            List.of(new SavedPlace(0, 0, 0, 2, 10))),
        area.saved());
    assertEquals(List.of(63, 3), area.chunks().stream().map(Place::width).toList());
  }

  @Test
  void the_initial_state_has_the_initial_values_and_every_strand_at_its_beginning() {
    Machine machine = machine();
    Layout layout = Layout.of(machine);
    long[] state = layout.initialState(machine);
    for (int slot = 0; slot < 14; slot++) {
      assertEquals(slot - 1, layout.fields().get(2).get(state, 0, slot));
    }
    assertEquals(0, layout.fields().get(1).get(state, 0, 0));
    assertEquals(1, layout.fields().get(1).get(state, 0, 1));
    Area area = layout.area(machine.programs().getFirst());
    assertEquals(0, area.pc().get(state, 0, 0));
    assertEquals(0, area.pc().get(state, 0, 1));
  }

  @Test
  void slots_do_not_disturb_one_another() {
    Machine machine = machine();
    Layout layout = Layout.of(machine);
    long[] state = layout.initialState(machine);
    Place ring = layout.fields().get(2);
    for (int slot = 0; slot < 14; slot++) {
      ring.put(state, 0, slot, 30);
      ring.put(state, 0, slot, slot - 1);
    }
    assertArrayEquals(layout.initialState(machine), state);
  }

  @Test
  void a_machine_without_state_has_one_word() {
    assertEquals(1, Layout.of(new MachineBuilder("Nothing").build()).words());
  }

  @Test
  void the_diagram_shows_every_bit() {
    Machine machine = machine();
    assertEquals(
        """
        Small: 208 bits in 4 words

        word 0    63              47              31              15             0
                  BBbbAAAAAaaaaaAAAAAaaaaaAAAAAaaaaaAAAAAaaaaaAAAAAaaaaaAAAAAaaaaa
          a  Root.ring[0..11]: 5 bits each, from -1
          b  P pc[0..1]: 2 bits each

        word 1    63              47              31              15             0
                  ..............................................CcBBBbbbAAAAAaaaaa
          a  Root.ring[12..13]: 5 bits each, from -1
          b  P locals 1[0..1]: 3 bits each
          c  P.flag[0..1]: 1 bit each

        word 2    63              47              31              15             0
                  .aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa
          a  P locals 0[0]: 63 bits each

        word 3    63              47              31              15             0
                  .AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
          a  P locals 0[1]: 63 bits each

        constant: Root.fixed = 4

        P pc
           0  start P.run(P.java:1)
           1  point P.run(P.java:2)  saves i 1:2..0, #1 = 6, big 0:62..0
           2  point P.run(P.java:3)  saves i 0:1..0
           3  ended
        """,
        Layout.of(machine).diagram(machine));
  }
}
