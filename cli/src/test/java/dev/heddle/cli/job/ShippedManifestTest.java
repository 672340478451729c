package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.Mishap;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// The manifest that comes with Heddle. That its expectations are met is what `heddle check`
/// checks.
final class ShippedManifestTest {
  @Test
  void names_are_distinct_and_sizes_known() {
    var names = new HashSet<String>();
    for (Job job : Manifest.shipped()) {
      assertTrue(names.add(job.name()), job.name());
      assertTrue(Set.of("small", "medium", "large").contains(job.size()), job.size());
      assertFalse(job.about().isEmpty(), job.name() + " says nothing about itself");
    }
    assertFalse(names.isEmpty());
  }

  @TestFactory
  Stream<DynamicTest> every_job_can_be_lifted() {
    return Manifest.shipped().stream()
        .map(job -> DynamicTest.dynamicTest(job.name(), () -> assertLifts(job)));
  }

  private static void assertLifts(Job job) {
    try {
      assertTrue(job.lift().get().system().words() > 0);
    } catch (RuntimeException e) {
      throw new AssertionError(Mishap.of(e).paragraph(), e);
    }
  }
}
