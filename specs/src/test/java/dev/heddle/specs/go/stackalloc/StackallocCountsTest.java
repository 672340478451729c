package dev.heddle.specs.go.stackalloc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.specs.Enumeration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The sizes of `go.stackalloc` with the library's lock, counted on [Runtime2011].
final class StackallocCountsTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, true, ANYWHERE, 1, holds, 48, 78, 12",
    "1, 2, true, ANYWHERE, 1, holds, 78, 147, 19",
    "1, 3, true, ANYWHERE, 1, holds, 108, 216, 26",
    "2, 1, true, ANYWHERE, 1, holds, 120, 204, 17",
    "2, 2, true, ANYWHERE, 1, holds, 848, 2002, 27",
    "2, 3, true, ANYWHERE, 1, holds, 5241, 13402, 36",
    "3, 2, true, ANYWHERE, 1, holds, 2979, 7050, 32",
    "3, 3, true, ANYWHERE, 1, holds, 69327, 199009, 42",
    "2, 2, true, ANYWHERE, 2, holds, 1870, 4735, 27",
    "1, 1, false, ACQUIRING, 1, bad, 10, 9, 6",
    "1, 1, false, HOLDING, 1, bad, 11, 10, 5",
    "3, 3, false, ANYWHERE, 1, bad, 37, 36, 5",
  })
  void the_runtime_of_2011_has_as_many_states_as_counted_by_hand(
      int ms,
      int gs,
      boolean fixed,
      Overflow overflow,
      int splits,
      String end,
      int states,
      int transitions,
      int depth) {
    var runtime = new Runtime2011(ms, gs, fixed, overflow, splits);
    assertEquals(
        new Enumeration(end, states, transitions, depth),
        Enumeration.of(
            runtime.initial(), runtime::next, runtime::mayRest, runtime::waitsForItself));
  }
}
