package dev.heddle.model.export;

import dev.heddle.model.ir.Exit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps what outlives a step, and clears what does not.
///
/// @param self the strand
/// @param from the block of the point where the step began, -1 when what arrives is code
/// @param kept what was kept there
/// @param waited whether the strand stood in line there
record Arrival(
    Body body,
    Waiting waiting,
    SavedLocals saved,
    Term self,
    int from,
    List<Exit.Saved> kept,
    boolean waited)
    implements Landing {

  @Override
  public List<Store> stand(int block, Exit.Point point, Moment moment) {
    Moment end = keep(point.saved(), moment);
    if (from < 0 || (from != block && (from == 0 || block == 0))) {
      int phase = block == 0 ? Variables.AT_BEGINNING : Variables.UNDERWAY;
      body.phase().set(end, self, phase);
    }
    queue(end, point, moment);
    return needed(end.stores());
  }

  @Override
  public List<Store> end(Moment moment) {
    Moment end = keep(List.of(), moment);
    body.phase().set(end, self, Variables.ENDED);
    queue(end, null, moment);
    return needed(end.stores());
  }

  @Override
  public List<Store> run(int block, Moment moment) {
    Moment end = keep(List.of(), moment);
    queue(end, null, moment);
    body.enter(block, moment, end);
    if (body.carrier() instanceof Term.Read(Storage carrier, _)) {
      end.store(carrier, Terms.FALSE, moment.current());
    }
    return needed(end.stores());
  }

  private Moment keep(List<Exit.Saved> place, Moment moment) {
    Map<Integer, @Nullable Storage> keeps = saved.at(place);
    Moment end = moment.copy();
    keeps.forEach(
        (local, storage) -> {
          if (storage != null) {
            end.store(storage, Terms.FALSE, moment.local(local));
          }
        });
    clear(end, keeps.values());
    return end;
  }

  private void clear(Moment end, Collection<@Nullable Storage> keeps) {
    for (Storage storage : saved.at(kept).values()) {
      if (storage != null && !keeps.contains(storage)) {
        end.store(storage, Terms.FALSE, Terms.number(storage.base()));
      }
    }
  }

  private void queue(Moment end, Exit.@Nullable Point point, Moment moment) {
    Storage queue = waiting.queue();
    boolean waits = point != null && point.awaited() != null;
    if (queue != null && (waits || waited)) {
      Term key = point == null ? Terms.FALSE : waiting.key(point, moment);
      end.store(queue, waiting.slot(self), key);
    }
  }

  /// Without the assignments that change nothing.
  private static List<Store> needed(List<Store> stores) {
    var needed = new ArrayList<Store>();
    for (Store store : stores) {
      boolean same = store.value().equals(new Term.Read(store.storage(), store.slot()));
      boolean first = needed.stream().noneMatch(it -> it.mayBeTo(store.storage(), store.slot()));
      if (!same || !first) {
        needed.add(store);
      }
    }
    return needed;
  }
}
