package dev.heddle.model.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A machine as text for people: its entities, state variables, programs and claims.
///
/// A block's line begins with its number and its place in the source; `*` marks a control point.
/// The text says all that decides what the machine does, as far as names tell entities and fields
/// apart.
public final class Printer {
  private final Machine machine;
  private final TableNames tables = new TableNames();
  private final StringBuilder out = new StringBuilder();

  private Printer(Machine machine) {
    this.machine = machine;
  }

  /// The text, with a line break at its end.
  public static String print(Machine machine) {
    var printer = new Printer(machine);
    printer.machine();
    return printer.out.toString();
  }

  private void machine() {
    line("machine " + machine.name());
    machine.bounds().forEach(bound -> line("  bound " + bound));
    line("");
    line("entities");
    for (int number = 1; number < machine.entities().size(); number++) {
      Entity entity = machine.entities().get(number);
      boolean carrier = machine.carriers().contains(number);
      String name = entity.name().isEmpty() ? "(root)" : entity.name();
      line(
          "  "
              + pad(number, 3)
              + "  "
              + name
              + " : "
              + entity.type()
              + (carrier ? ", carrier" : ""));
    }
    line("");
    line("fields");
    machine.fields().forEach(this::field);
    machine.programs().forEach(this::program);
    machine.claims().forEach(this::claim);
    if (!tables.all().isEmpty()) {
      line("");
      line("tables");
      tables.all().forEach(this::table);
    }
  }

  private void table(Table table, String name) {
    String values = table.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
    line("  " + name + "[" + table.base() + "..] = " + values);
  }

  private void field(Field field) {
    var text = new ExprText(machine.entities(), List.of(), tables);
    String owners =
        field.owners() == 1
            ? text.entity(field.firstOwner())
            : text.entity(field.firstOwner())
                + " … "
                + text.entity(field.firstOwner() + field.owners() - 1);
    String initial =
        machine.initial().get(field.number()).stream()
            .map(value -> text.constant(value, Type.INT, field.shape()))
            .collect(Collectors.joining(" "));
    Domain domain = machine.domains().get(field.number());
    line(
        "  "
            + field
            + (field.array() ? "[" + field.length() + "]" : "")
            + " of "
            + owners
            + ": "
            + ExprText.type(field.width(), field.shape())
            + " "
            + domain
            + (domain.equals(field.range()) ? "" : " within " + field.range())
            + " = "
            + initial);
  }

  private void program(Program program) {
    var text = new ExprText(machine.entities(), program.locals(), tables);
    line("");
    line(
        "program "
            + program.name()
            + (program.fiber() ? ", fibers " : ", strands ")
            + IntStream.range(program.firstStrand(), program.firstStrand() + program.strands())
                .mapToObj(text::entity)
                .collect(Collectors.joining(" ")));
    body(program, text);
  }

  private void claim(Claim claim) {
    line("");
    line("claim " + claim.property().name() + ": " + claim.property().text());
    body(claim.program(), new ExprText(machine.entities(), claim.program().locals(), tables));
  }

  private void body(Program program, ExprText text) {
    for (int number = 0; number < program.activations().size(); number++) {
      line("  " + pad(number, 3) + "  " + activation(program, number));
    }
    for (int local = 0; local < program.locals().size(); local++) {
      Variable variable = program.locals().get(local);
      line("       " + ExprText.type(variable.type(), variable.shape()) + " " + text.local(local));
    }
    var places = new ArrayList<String>();
    for (int number = 0; number < program.blocks().size(); number++) {
      Block block = program.blocks().get(number);
      Activation at = program.activations().get(block.activation());
      String point = block.exit() instanceof Exit.Point ? " *" : "  ";
      places.add(
          pad(number, 5) + ":" + point + at.type() + "." + at.method() + ":" + block.line() + "  ");
    }
    int width = places.stream().mapToInt(String::length).max().orElse(0);
    var blocks = new BlockText(text);
    for (int number = 0; number < places.size(); number++) {
      String place = places.get(number);
      for (String line : blocks.lines(program.blocks().get(number))) {
        line(place + " ".repeat(width - place.length()) + line);
        place = "";
      }
    }
  }

  /// The call string, innermost first.
  private static String activation(Program program, int number) {
    Activation it = program.activations().get(number);
    var text = new StringBuilder(it.type() + "." + it.method());
    for (Activation callee = it; callee.caller() >= 0; ) {
      Activation caller = program.activations().get(callee.caller());
      text.append(" < ").append(caller.type()).append('.').append(caller.method());
      text.append(':').append(callee.callLine());
      callee = caller;
    }
    return text + (it.systemStack() ? "  on the system stack" : "");
  }

  private void line(String text) {
    out.append(text).append('\n');
  }

  private static String pad(int number, int width) {
    String text = Integer.toString(number);
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }
}
