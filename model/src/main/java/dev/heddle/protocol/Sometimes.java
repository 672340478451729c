package dev.heddle.protocol;

import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

/// A `boolean` method without parameters that is true in some reachable state: a witness that the
/// protocol gets into the situation that its other properties are about. It may read, not write.
///
/// When every state was visited, nothing is wrong, and a witness was never true, the verdict is
/// `unwitnessed` rather than `holds`. Of a class with several entities, each has a witness of its
/// own; where one of them is enough, write one for all, in the protocol. A state in which the
/// method fails, by a null or an index, is no witness.
@Retention(RUNTIME)
@Target({ElementType.METHOD})
public @interface Sometimes {

  /// The situation, in the words of the protocol; the method's name when empty.
  String value() default "";
}
