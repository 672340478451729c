package dev.heddle.counterexamples;

import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;
import java.util.List;

/// What the properties that a flaw can violate say.
final class Claims {
  private Claims() {}

  /// The text of the violated one among `properties`; for what every protocol promises, that
  /// promise.
  static String of(Flaw flaw, List<Property> properties) {
    for (var property : properties) {
      if (property.name().equals(flaw.property()) && property.kind() == flaw.kind()) {
        return property.text();
      }
    }
    return of(flaw.kind());
  }

  private static String of(FlawKind kind) {
    return switch (kind) {
      case DEADLOCK -> "some strand can change the state, or every strand may rest where it stands";
      case PARTIAL_DEADLOCK -> "no owners of locks wait for one another in a cycle";
      case DATA_RACE -> "nothing that a strand writes is accessed by another meanwhile";
      case INVARIANT -> "the invariant is true in every state";
      case CHECK -> "every check holds, and no fail is reached";
      case ASSERTION -> "every assert holds";
      case EXCEPTION -> "nothing is thrown";
      case RANGE -> "every variable stays within its range";
      case NULL -> "no null is dereferenced";
      case INDEX -> "every array index is within bounds";
      case DIVISION -> "nothing is divided by zero";
      case CAST -> "every reference has the class that it is cast to";
      case MODEL -> "the protocol keeps to the rules of the language";
      case WITNESS -> "the situation is reached in some state";
    };
  }
}
