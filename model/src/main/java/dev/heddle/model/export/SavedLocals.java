package dev.heddle.model.export;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Where a process keeps the locals that outlive a point. Locals that no point keeps together share
/// a variable; one that is not in use is 0.
final class SavedLocals {
  private final Program program;
  private final List<Storage> storages = new ArrayList<>();

  /// By local, an index in [#storages].
  private final Map<Integer, Integer> places = new HashMap<>();

  /// The locals that share each of [#storages].
  private final List<Set<Integer>> sharers = new ArrayList<>();

  private SavedLocals(Program program) {
    this.program = program;
  }

  static SavedLocals of(Program program, Names names) {
    var saved = new SavedLocals(program);
    var all = new ArrayList<List<Exit.Saved>>();
    for (Block block : program.blocks()) {
      if (block.exit() instanceof Exit.Point point) {
        all.add(point.saved());
      }
    }
    saved.place(all, names);
    return saved;
  }

  /// The variables.
  List<Storage> storages() {
    return storages;
  }

  /// By local, the variable that keeps it at a place: null when its value there is always the same.
  Map<Integer, @Nullable Storage> at(List<Exit.Saved> place) {
    var kept = new TreeMap<Integer, @Nullable Storage>();
    for (Exit.Saved saved : place) {
      Integer index = places.get(saved.local());
      boolean constant = saved.domain().isConstant();
      kept.put(saved.local(), constant ? null : storages.get(Objects.requireNonNull(index)));
    }
    return kept;
  }

  /// The values that the locals of a place have when a step begins there.
  void assign(List<Exit.Saved> place, Moment moment) {
    Map<Integer, @Nullable Storage> kept = at(place);
    for (Exit.Saved saved : place) {
      Storage storage = kept.get(saved.local());
      Term value =
          storage == null
              ? Terms.number(saved.domain().from())
              : Translator.value(storage, new Term.Read(storage, Terms.FALSE));
      moment.assign(saved.local(), value);
    }
  }

  private void place(List<List<Exit.Saved>> all, Names names) {
    Map<Integer, Domain> domains = new TreeMap<>();
    Map<Integer, Set<Integer>> conflicts = new HashMap<>();
    all.forEach(place -> note(place, domains, conflicts));
    var order = new ArrayList<>(domains.keySet());
    order.sort(Comparator.comparingInt((Integer it) -> -storage("", domains.get(it)).bits()));
    for (int local : order) {
      place(
          local,
          Objects.requireNonNull(domains.get(local)),
          conflicts.getOrDefault(local, Set.of()));
    }
    for (int i = 0; i < storages.size(); i++) {
      Storage it = storages.get(i);
      storages.set(i, storage(names.unique(name(sharers.get(i))), it.domain()));
    }
  }

  private static void note(
      List<Exit.Saved> place, Map<Integer, Domain> domains, Map<Integer, Set<Integer>> conflicts) {
    List<Exit.Saved> kept = place.stream().filter(saved -> !saved.domain().isConstant()).toList();
    for (Exit.Saved saved : kept) {
      domains.merge(saved.local(), saved.domain(), Domain::join);
      Set<Integer> others = conflicts.computeIfAbsent(saved.local(), _ -> new LinkedHashSet<>());
      kept.forEach(it -> others.add(it.local()));
    }
  }

  private void place(int local, Domain domain, Set<Integer> conflicts) {
    if (domain.from() < Integer.MIN_VALUE || domain.to() > Integer.MAX_VALUE) {
      throw Translator.tooWide("the local " + name(Set.of(local)) + " in " + domain);
    }
    for (int i = 0; i < storages.size(); i++) {
      Storage joined = storage("", storages.get(i).domain().join(domain));
      boolean free = sharers.get(i).stream().noneMatch(conflicts::contains);
      if (free && joined.bits() == storages.get(i).bits()) {
        storages.set(i, joined);
        sharers.get(i).add(local);
        places.put(local, i);
        return;
      }
    }
    places.put(local, storages.size());
    storages.add(storage("", domain));
    sharers.add(new LinkedHashSet<>(Set.of(local)));
  }

  private static Storage storage(String name, @Nullable Domain domain) {
    return Storage.of(name, Storage.Kind.LOCAL, 1, Objects.requireNonNull(domain));
  }

  private String name(Set<Integer> locals) {
    var words = new LinkedHashSet<String>();
    for (int local : locals) {
      String name = program.locals().get(local).name();
      words.add(name.isEmpty() ? "temporary" : name);
    }
    List<String> few = words.stream().limit(3).toList();
    return "my_" + String.join("_", few) + (words.size() > 3 ? "_etc" : "");
  }
}
