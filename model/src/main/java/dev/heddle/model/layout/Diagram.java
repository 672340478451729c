package dev.heddle.model.layout;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The drawing of a layout. Each word is a row of 64 characters, bit 63 first: a letter for each
/// place, small for its slots of even number and capital for those of odd number, a dot for a bit
/// unused.
final class Diagram {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
  private static final String RULER =
      "63              47              31              15             0";
  private static final int MARGIN = 10;

  private final Machine machine;
  private final Layout layout;
  private final StringBuilder text = new StringBuilder();
  private final List<Row> rows = new ArrayList<>();

  /// One place with its name.
  ///
  /// @param field whether it is a state variable, which is worth a word even when it is constant
  private record Row(Place place, String name, boolean field) {
    int bits() {
      return place.width() * place.slots();
    }

    int lastWord() {
      return place.word() + place.spans() - 1;
    }
  }

  Diagram(Machine machine, Layout layout) {
    this.machine = machine;
    this.layout = layout;
  }

  String draw() {
    collect();
    int used = rows.stream().mapToInt(Row::bits).sum();
    line(machine.name() + ": " + used + " bits in " + layout.words() + words());
    for (int word = 0; word < layout.words(); word++) {
      draw(word);
    }
    drawConstants();
    machine.programs().forEach(this::drawPoints);
    return text.toString();
  }

  private String words() {
    return layout.words() == 1 ? " word" : " words";
  }

  private void collect() {
    for (Field field : machine.fields()) {
      rows.add(new Row(layout.place(field), field.toString(), true));
    }
    for (Program program : machine.programs()) {
      Area area = layout.area(program);
      rows.add(new Row(area.pc(), program.name() + " pc", false));
      for (int chunk = 0; chunk < area.chunks().size(); chunk++) {
        rows.add(new Row(area.chunks().get(chunk), program.name() + " locals " + chunk, false));
      }
    }
    rows.sort(
        Comparator.comparingInt((Row row) -> row.place().word())
            .thenComparingInt(row -> row.place().shift()));
    rows.removeIf(row -> row.bits() == 0 && !row.field());
  }

  private void draw(int word) {
    char[] bits = ".".repeat(Long.SIZE).toCharArray();
    var legend = new ArrayList<String>();
    for (Row row : rows) {
      if (row.bits() > 0 && row.place().word() <= word && word <= row.lastWord()) {
        char letter = LETTERS.charAt(legend.size() % LETTERS.length());
        draw(row.place(), word, letter, bits);
        legend.add("  " + letter + "  " + describe(row, word));
      }
    }
    line("");
    line(String.format(Locale.ROOT, "word %-4d ", word) + RULER);
    line(" ".repeat(MARGIN) + new String(bits));
    legend.forEach(this::line);
  }

  private static void draw(Place place, int word, char letter, char[] bits) {
    int first = (word - place.word()) * place.perWord();
    int last = Math.min(place.slots(), first + place.perWord());
    for (int slot = first; slot < last; slot++) {
      int shift = place.shift() + (slot - first) * place.width();
      for (int bit = shift; bit < shift + place.width(); bit++) {
        bits[Long.SIZE - 1 - bit] = slot % 2 == 0 ? letter : Character.toUpperCase(letter);
      }
    }
  }

  private static String describe(Row row, int word) {
    Place place = row.place();
    int first = (word - place.word()) * place.perWord();
    int last = Math.min(place.slots(), first + place.perWord()) - 1;
    String slots = first == last ? "[" + first + "]" : "[" + first + ".." + last + "]";
    String base = place.base() == 0 ? "" : ", from " + place.base();
    return row.name()
        + (place.slots() == 1 ? "" : slots)
        + ": "
        + place.width()
        + (place.width() == 1 ? " bit" : " bits")
        + (place.slots() == 1 ? "" : " each")
        + base;
  }

  private void drawConstants() {
    var constants = new ArrayList<String>();
    for (Row row : rows) {
      if (row.bits() == 0) {
        constants.add(row.name() + " = " + row.place().base());
      }
    }
    if (!constants.isEmpty()) {
      line("");
      line("constant: " + String.join(", ", constants));
    }
  }

  private void drawPoints(Program program) {
    Area area = layout.area(program);
    line("");
    line(program.name() + " pc");
    for (int pc = 0; pc < area.ended(); pc++) {
      Block block = program.blocks().get(area.points().get(pc));
      line(number(pc) + "  " + point(program, block) + saved(program, area.saved().get(pc)));
    }
    if (program.ends()) {
      line(number(area.ended()) + "  ended");
    }
  }

  private static String point(Program program, Block block) {
    var activation = program.activations().get(block.activation());
    String kind =
        block.exit() instanceof Exit.Point point
            ? point.kind().name().toLowerCase(Locale.ROOT)
            : "";
    return kind
        + " "
        + activation.type()
        + "."
        + activation.method()
        + "("
        + activation.path().substring(activation.path().lastIndexOf('/') + 1)
        + ":"
        + block.line()
        + ")";
  }

  private static String saved(Program program, List<Area.SavedPlace> places) {
    var saved = new StringBuilder();
    for (Area.SavedPlace place : places) {
      Variable local = program.locals().get(place.local());
      String name = local.name().isEmpty() ? "#" + place.local() : local.name();
      int last = place.bit() + Math.max(1, place.width()) - 1;
      String where =
          place.width() == 0
              ? " = " + place.base()
              : " " + place.chunk() + ":" + (last == place.bit() ? "" : last + "..") + place.bit();
      saved.append(saved.isEmpty() ? "  saves " : ", ").append(name).append(where);
    }
    return saved.toString();
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  /// A number, right-aligned.
  private static String number(int number) {
    return String.format(Locale.ROOT, "%4d", number);
  }
}
