package dev.heddle.model.emit;

/// Where an emitted method finds the words of the state.
sealed interface Words {

  /// In JVM locals, two slots each, from `first` on.
  record Registers(int first) implements Words {}

  /// In the array in JVM local `array`, from the index in JVM local `base` on.
  record Memory(int array, int base) implements Words {}
}
