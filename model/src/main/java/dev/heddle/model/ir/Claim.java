package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.Property;

/// A property as code. Its program has no points and no choices; it begins at block 0 and puts 1 or
/// 0 into local 0 before it ends.
public record Claim(Property property, Program program) {

  /// Whether some state has to satisfy it, rather than every state.
  public boolean isWitness() {
    return property.kind() == FlawKind.WITNESS;
  }
}
