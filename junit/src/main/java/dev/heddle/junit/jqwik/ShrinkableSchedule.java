package dev.heddle.junit.jqwik;

import dev.heddle.checker.schedule.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.ShrinkingDistance;

/// A schedule that shrinks: pieces are left out, choices become 0 or one less. Every list of
/// numbers is a schedule, so each attempt means something.
record ShrinkableSchedule(Schedule value) implements Shrinkable<Schedule> {
  /// Up to that length, every piece is tried: a round of a loop can only go as a whole.
  private static final int PIECE = 24;

  @Override
  public Stream<Shrinkable<Schedule>> shrink() {
    return Stream.concat(shorter(), smaller())
        .distinct()
        .filter(it -> distance(it).compareTo(distance()) < 0)
        .map(ShrinkableSchedule::new);
  }

  /// Without a piece: long ones first, and the last first.
  private Stream<Schedule> shorter() {
    List<Integer> all = value.choices();
    var found = new ArrayList<Schedule>();
    for (int length = all.size(); length > 0; length = length > PIECE ? length / 2 : length - 1) {
      for (int end = all.size(); end >= length; end -= length > PIECE ? length : 1) {
        var rest = new ArrayList<>(all.subList(0, end - length));
        rest.addAll(all.subList(end, all.size()));
        found.add(new Schedule(rest));
      }
    }
    return found.stream();
  }

  /// With a choice that is smaller.
  private Stream<Schedule> smaller() {
    var found = new ArrayList<Schedule>();
    for (int i = 0; i < value.choices().size(); i++) {
      int choice = value.choices().get(i);
      if (choice > 0) {
        found.add(with(i, 0));
        found.add(with(i, choice - 1));
      }
    }
    return found.stream();
  }

  private Schedule with(int position, int choice) {
    var changed = new ArrayList<>(value.choices());
    changed.set(position, choice);
    return new Schedule(changed);
  }

  @Override
  public ShrinkingDistance distance() {
    return distance(value);
  }

  /// How many choices take the turn, then how many there are, then how large they are.
  static ShrinkingDistance distance(Schedule schedule) {
    long turns = schedule.choices().stream().filter(it -> it > 0).count();
    long sum = schedule.choices().stream().mapToLong(Integer::longValue).sum();
    return ShrinkingDistance.of(turns, schedule.choices().size(), sum);
  }
}
