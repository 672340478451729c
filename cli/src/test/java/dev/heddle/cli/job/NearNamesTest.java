package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearNamesTest {
  @ParameterizedTest
  @CsvSource({"kitten, sitting, 3", "'', abc, 3", "abc, '', 3", "same, same, 0", "ab, ba, 2"})
  void distance_counts_edits(String a, String b, int distance) {
    assertEquals(distance, NearNames.distance(a, b));
  }

  @Test
  void the_nearest_come_first() {
    var names = List.of("petersons", "Peterson", "philosophers", "twophase");
    assertEquals(List.of("Peterson", "petersons"), NearNames.of("petersen", names));
  }

  @Test
  void part_of_a_name_is_near() {
    assertEquals(List.of("go.stackalloc"), NearNames.of("stackalloc", List.of("go.stackalloc")));
  }

  @Test
  void nothing_is_asked_when_nothing_is_near() {
    assertEquals("", NearNames.question("xyz", List.of("peterson")));
  }
}
