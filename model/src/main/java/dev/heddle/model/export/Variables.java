package dev.heddle.model.export;

import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import dev.heddle.model.ir.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The variables of the Promela model that all its processes share.
final class Variables {
  /// In [#phases]: the strand stands at a point that is not its beginning.
  static final int UNDERWAY = 0;

  /// In [#phases]: the strand has ended.
  static final int ENDED = 1;

  /// In [#phases]: the strand stands at its beginning.
  static final int AT_BEGINNING = 2;

  private final Machine machine;
  private final Names names;
  private final List<@Nullable Storage> fields = new ArrayList<>();
  private final Map<Table, Storage> tables = new LinkedHashMap<>();
  private final Map<String, Storage> scratch = new HashMap<>();
  private final Set<Storage> used = new LinkedHashSet<>();
  private final int firstStrand;
  private final @Nullable Storage phases;

  Variables(Machine machine, Names names) {
    this.machine = machine;
    this.names = names;
    for (Field field : machine.fields()) {
      fields.add(storage(field));
    }
    List<Program> programs = machine.programs();
    firstStrand = programs.stream().mapToInt(Program::firstStrand).min().orElse(0);
    phases = programs.stream().anyMatch(Variables::starts) ? strands("phase", AT_BEGINNING) : null;
  }

  private @Nullable Storage storage(Field field) {
    Domain domain = domain(field);
    if (domain.isConstant()) {
      return null;
    }
    if (domain.from() < Integer.MIN_VALUE || domain.to() > Integer.MAX_VALUE) {
      throw Translator.tooWide("the field " + field + " in " + domain);
    }
    String name = names.unique(field.type() + "_" + field.name());
    return Storage.of(name, Storage.Kind.GLOBAL, field.slots(), domain);
  }

  private static boolean starts(Program program) {
    return program.blocks().stream()
        .flatMap(block -> block.stmts().stream())
        .anyMatch(Stmt.Start.class::isInstance);
  }

  /// A variable with a slot for each strand that keeps numbers up to `most`.
  Storage strands(String name, int most) {
    int end =
        machine.programs().stream().mapToInt(it -> it.firstStrand() + it.strands()).max().orElse(0);
    return new Storage(
        names.unique(name), Storage.Kind.GLOBAL, end - firstStrand, new Domain(0, most), 0);
  }

  /// The first strand of all: slot 0 of what [#strands] makes.
  int firstStrand() {
    return firstStrand;
  }

  /// The values that occur in a field.
  Domain domain(Field field) {
    return machine.domains().get(field.number());
  }

  /// The variable of a field; null when it has only one value.
  @Nullable Storage of(Field field) {
    return fields.get(field.number());
  }

  /// The array of a table.
  Storage of(Table table) {
    return tables.computeIfAbsent(
        table,
        it -> {
          Domain domain =
              it.values().stream().map(Domain::of).reduce(Domain::join).orElse(Domain.of(0));
          if (domain.from() < Integer.MIN_VALUE || domain.to() > Integer.MAX_VALUE) {
            throw Translator.tooWide("a constant of " + it.name() + " in " + domain);
          }
          String name = names.unique("table_" + it.name());
          return Storage.of(name, Storage.Kind.SCRATCH, it.values().size(), domain);
        });
  }

  /// By strand, where it stands; null when no strand is ever started.
  @Nullable Storage phases() {
    return phases;
  }

  /// A variable that is never set, and its name.
  String flag(String wish) {
    String name = names.unique(wish);
    used.add(Storage.scratch(name, 1));
    return name;
  }

  /// A scratch variable by name, the same each time.
  Storage scratch(String name) {
    Storage storage = reserved(name);
    used.add(storage);
    return storage;
  }

  /// The same, declared only if [#scratch] asks for it, too.
  Storage reserved(String name) {
    return scratch.computeIfAbsent(name, it -> Storage.scratch(names.unique(it), 1));
  }

  /// The declarations of everything, `queue` included.
  String declarations(@Nullable Storage queue, List<Long> queued) {
    var text = new StringBuilder();
    for (Field field : machine.fields()) {
      Storage storage = of(field);
      if (storage != null) {
        declare(text, storage, machine.initial().get(field.number()));
      }
    }
    if (phases != null) {
      declare(text, phases, firstPhases(phases.slots()));
    }
    if (queue != null) {
      declare(text, queue, queued);
    }
    tables.forEach((table, storage) -> declare(text, storage, table.values()));
    used.forEach(storage -> text.append(storage.declaration()).append(";\n"));
    return text.toString();
  }

  private List<Long> firstPhases(int slots) {
    var values = new ArrayList<Long>();
    for (int i = 0; i < slots; i++) {
      values.add((long) UNDERWAY);
    }
    for (Program program : machine.programs()) {
      for (int i = 0; i < program.strands(); i++) {
        values.set(program.firstStrand() - firstStrand + i, (long) AT_BEGINNING);
      }
    }
    return values;
  }

  /// First values are written as Spin reads them: no signs, modulo 2^32.
  private static void declare(StringBuilder text, Storage storage, List<Long> values) {
    text.append(storage.declaration());
    if (values.stream().anyMatch(value -> value != storage.base())) {
      text.append(" = ");
      var raws = new ArrayList<String>();
      values.forEach(value -> raws.add(Integer.toUnsignedString((int) (value - storage.base()))));
      text.append(storage.slots() == 1 ? raws.getFirst() : "{" + String.join(", ", raws) + "}");
    }
    text.append(";\n");
  }

  /// Whether a program can stand in line for an owned lock.
  static boolean waits(Program program) {
    return program.blocks().stream()
        .anyMatch(block -> block.exit() instanceof Exit.Point it && it.awaited() != null);
  }
}
