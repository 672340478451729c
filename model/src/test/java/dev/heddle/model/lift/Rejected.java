package dev.heddle.model.lift;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.heddle.model.Model;
import dev.heddle.model.Rejection;

/// Protocols that are outside the language, and what has to be said of each: where it is, down to
/// the line marked with `// !`, why it is, and what to write instead.
final class Rejected {
  private static final String MARK = "// !";

  private Rejected() {}

  /// The class `Main` with some members and a strand `P` whose `run()` is given.
  static String protocol(String members, String run) {
    return """

    class Main implements Protocol {
    %s
      @Range(to = 9) int x;
      boolean b;
      final P p = new P();
      class P extends Strand {
        @Override protected void run() {
    %s
        }
      }
    }
    """
        .formatted(members, run);
  }

  /// In `run()`, at the marked line.
  static void inRun(String reason, String advice, String run) {
    inRun(reason, advice, "", run);
  }

  static void inRun(String reason, String advice, String members, String run) {
    inCode("Main$P.run", reason, advice, protocol(members, run));
  }

  /// In `method`, at the marked line.
  static void inCode(String method, String reason, String advice, String source) {
    String before = source.substring(0, source.indexOf(MARK));
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    Rejection rejection = reject(source);
    assertEquals(method + "(Main.java:" + line + ")", rejection.where(), rejection::getMessage);
    says(reason, advice, rejection);
  }

  /// At a member, which has no line.
  static void at(String member, String reason, String advice, String members, String run) {
    Rejection rejection = reject(protocol(members, run));
    assertEquals(member, rejection.where(), rejection::getMessage);
    says(reason, advice, rejection);
  }

  static Rejection reject(String source) {
    var protocol = Sources.protocol(source);
    return assertThrows(Rejection.class, () -> Model.of(protocol).system());
  }

  static void says(String reason, String advice, Rejection rejection) {
    assertTrue(rejection.reason().contains(reason), rejection::getMessage);
    assertTrue(rejection.advice().contains(advice), rejection::getMessage);
    assertTrue(rejection.reason().endsWith("."), rejection::getMessage);
    assertTrue(rejection.advice().endsWith("."), rejection::getMessage);
  }
}
