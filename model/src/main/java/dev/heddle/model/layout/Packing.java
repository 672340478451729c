package dev.heddle.model.layout;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Area.SavedPlace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The packing of a state: arrays too large for one word first, each from the beginning of words of
/// its own, then everything else into the first word with room, the largest first.
final class Packing {
  /// Bits in use by word, counted from bit 0.
  private final List<Integer> used = new ArrayList<>();

  private final List<Item> items = new ArrayList<>();

  /// An array of small numbers that needs a place.
  private static final class Item {
    final int width;
    final int slots;
    final long base;
    @Nullable Place place;

    Item(int width, int slots, long base) {
      this.width = width;
      this.slots = slots;
      this.base = base;
    }

    int bits() {
      return width * slots;
    }

    Place place() {
      return Objects.requireNonNull(place);
    }
  }

  /// Saved locals and chunks of one program, before the chunks have places.
  private record Plan(
      List<Integer> points, Item pc, List<Item> chunks, List<List<SavedPlace>> saved) {}

  static Layout pack(Machine machine) {
    return new Packing().layout(machine);
  }

  // By identity: the hash of a program would be computed from all its code.
  @SuppressWarnings("IdentityHashMapUsage")
  private Layout layout(Machine machine) {
    var fields = new ArrayList<Item>();
    for (Field field : machine.fields()) {
      fields.add(item(machine.domains().get(field.number()), field.slots()));
    }
    var plans = new ArrayList<Plan>();
    for (Program program : machine.programs()) {
      plans.add(plan(program));
    }
    items.stream().filter(item -> item.bits() > Long.SIZE).forEach(this::placeInOwnWords);
    items.stream()
        .filter(item -> item.bits() <= Long.SIZE)
        .sorted(Comparator.comparingInt(Item::bits).reversed())
        .forEach(this::placeInOneWord);

    Map<Program, Area> areas = new IdentityHashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      areas.put(machine.programs().get(i), area(plans.get(i)));
    }
    return new Layout(Math.max(1, used.size()), places(fields), Collections.unmodifiableMap(areas));
  }

  private Item item(Domain domain, int slots) {
    return item(domain.bits(), slots, domain.from());
  }

  private Item item(int width, int slots, long base) {
    var item = new Item(width, slots, base);
    items.add(item);
    return item;
  }

  private void placeInOwnWords(Item item) {
    int perWord = Long.SIZE / item.width;
    item.place = new Place(used.size(), 0, item.width, perWord, item.slots, item.base);
    for (int left = item.slots; left > 0; left -= perWord) {
      used.add(Math.min(left, perWord) * item.width);
    }
  }

  private void placeInOneWord(Item item) {
    int perWord = Math.max(1, item.slots);
    if (item.bits() == 0) {
      item.place = new Place(0, 0, item.width, perWord, item.slots, item.base);
      return;
    }
    int word = 0;
    while (word < used.size() && used.get(word) + item.bits() > Long.SIZE) {
      word++;
    }
    if (word == used.size()) {
      used.add(0);
    }
    int shift = used.get(word);
    item.place = new Place(word, shift, item.width, perWord, item.slots, item.base);
    used.set(word, shift + item.bits());
  }

  private Plan plan(Program program) {
    var points = new ArrayList<Integer>();
    var saved = new ArrayList<List<SavedPlace>>();
    var widths = new ArrayList<Integer>();
    for (int number = 0; number < program.blocks().size(); number++) {
      Block block = program.blocks().get(number);
      if (block.exit() instanceof Exit.Point point) {
        points.add(number);
        saved.add(pack(point.saved(), widths));
      }
    }
    // A strand that can end needs one value more than there are points.
    int last = program.ends() ? points.size() : points.size() - 1;
    Item pc = item(new Domain(0, last), program.strands());
    var chunks = new ArrayList<Item>();
    for (int width : widths) {
      chunks.add(item(width, program.strands(), 0));
    }
    return new Plan(points, pc, chunks, saved);
  }

  /// Packs the locals of one point into chunks, the widest first, each into the first chunk with
  /// room; the chunks grow to what this point needs of them.
  private static List<SavedPlace> pack(List<Exit.Saved> locals, List<Integer> widths) {
    var order = new ArrayList<Integer>();
    for (int i = 0; i < locals.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparingInt(i -> -locals.get(i).domain().bits()));
    var places = new SavedPlace[locals.size()];
    var filled = new ArrayList<Integer>();
    for (int i : order) {
      Exit.Saved local = locals.get(i);
      int width = local.domain().bits();
      int chunk = 0;
      while (chunk < filled.size() && filled.get(chunk) + width > Long.SIZE) {
        chunk++;
      }
      if (chunk == filled.size()) {
        filled.add(0);
      }
      int bit = width == 0 ? 0 : filled.get(chunk);
      places[i] = new SavedPlace(local.local(), chunk, bit, width, local.domain().from());
      filled.set(chunk, filled.get(chunk) + width);
    }
    for (int chunk = 0; chunk < filled.size(); chunk++) {
      if (chunk == widths.size()) {
        widths.add(0);
      }
      widths.set(chunk, Math.max(widths.get(chunk), filled.get(chunk)));
    }
    return Arrays.asList(places);
  }

  private static Area area(Plan plan) {
    return new Area(plan.pc.place(), plan.points, places(plan.chunks), plan.saved);
  }

  private static List<Place> places(List<Item> items) {
    return items.stream().map(Item::place).toList();
  }
}
