package dev.heddle.cli.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.model.system.FlawKind;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManifestTest {
  private static List<Job> read(String json) {
    var input = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    return Manifest.read(input, ManifestTest.class.getClassLoader());
  }

  @Test
  void a_job_is_read_with_its_expectation() {
    var jobs =
        read(
            """
            {"jobs": [
              {"job": "a/b", "protocol": "p.A", "configuration": {"n": 3, "fixed": true},
               "expected": {"verdict": "violated", "kind": "partial deadlock", "property": "p",
                            "states": 31, "transitions": 45, "depth": 12},
               "about": "why", "size": "large"},
              {"job": "c", "protocol": "p.C"}
            ]}
            """);
    assertEquals(2, jobs.size());
    var job = jobs.getFirst();
    assertEquals("a/b", job.name());
    assertEquals("why", job.about());
    assertTrue(job.large());
    assertEquals(
        new Expected("violated", FlawKind.PARTIAL_DEADLOCK, "p", 31L, 45L, 12L), job.expected());
    assertNull(jobs.get(1).expected());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[] | the document is no object",
        "{ | it is no JSON",
        "{} | lacks the array jobs",
        "{\"jobs\": [3]} | an element of jobs is no object",
        "{\"jobs\": [{\"job\": \"a\"}]} | a lacks protocol",
        "{\"jobs\": [{\"job\": \"a\", \"protocol\": 3}]} | protocol of a is no text",
        "{\"jobs\": [{\"job\": \"a\", \"protocol\": \"p\", \"expected\": {}}]} | lacks verdict",
        "{\"jobs\": [{\"job\": \"a\", \"protocol\": \"p\", \"expected\":"
            + " {\"verdict\": \"x\", \"states\": \"y\"}}]} | states of expected of a is no whole",
        "{\"jobs\": [{\"job\": \"a\", \"protocol\": \"p\", \"expected\":"
            + " {\"verdict\": \"x\", \"kind\": \"y\"}}]} | a expects the unknown kind y",
      })
  void a_broken_manifest_is_told_with_its_place(String json, String says) {
    var complaint = assertThrows(Complaint.class, () -> read(json));
    assertEquals(ExitCode.INPUT_OUTPUT, complaint.code());
    assertTrue(complaint.paragraph().contains(says), complaint.paragraph());
  }

  @Test
  void a_job_whose_class_is_gone_is_a_complaint_when_it_is_lifted() {
    var job = read("{\"jobs\": [{\"job\": \"a\", \"protocol\": \"p.Gone\"}]}").getFirst();
    var complaint = assertThrows(Complaint.class, () -> job.lift().get());
    assertTrue(complaint.paragraph().contains("There is no class p.Gone"), complaint.paragraph());
  }
}
