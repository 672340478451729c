package dev.heddle.junit;

import dev.heddle.model.system.FlawKind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.platform.commons.annotation.Testable;

/// Says that a method is a test which checks the protocol that it returns: every interleaving of its
/// strands.
///
///     @Checked
///     Protocol lost_no_wakeup() {
///       return new Wakeup(2);
///     }
///
/// A method may return a stream, a collection or an array of protocols; each is a test of its own,
/// named by its class and configuration. The method has no parameters, may be static and need not
/// be public; its class has a constructor without parameters.
///
/// The tests run in an engine of their own, `heddle`, which IDEs, Maven and Gradle find beside that
/// of JUnit Jupiter, also in classes that have tests of both. `@DisplayName`, `@Tag`, `@Disabled`
/// and `@Nested` of Jupiter mean the same here; its callbacks and extensions do not apply. Where
/// they are needed, call [HeddleAssertions] in an ordinary test.
///
/// A violation fails the test. Its message has the steps in columns, and says where the trace and
/// the page are, which are also attached to the report, and how to replay it. They lie in
/// `target/heddle`, unless the configuration parameter `heddle.output` names another folder.
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Testable
public @interface Checked {

  /// What is to be wrong, one of these kinds: then the test fails if it is not. None, the default,
  /// for protocols in which nothing is.
  FlawKind[] violates() default {};

  /// The name of the property that is to be violated, as messages have it:
  /// `Peterson.mutualExclusion`, or the part after the class; empty for any.
  String property() default "";

  /// The most states to find; 0 for any number.
  long states() default 0;

  /// The greatest distance from the first state to go to; 0 for any.
  int depth() default 0;

  /// The most seconds to search; 0 for any time.
  long seconds() default 0;

  /// How many threads search; 0, the default, for one, or for as many as there are processors where
  /// tests do not run in parallel. The verdict does not depend on it.
  int threads() default 0;

  /// Whether to look for data races once nothing else is wrong.
  boolean races() default true;

  /// What becomes of the test when a limit has ended the search.
  OnInconclusive onInconclusive() default OnInconclusive.FAIL;
}
