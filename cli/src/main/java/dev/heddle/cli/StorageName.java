package dev.heddle.cli;

import dev.heddle.checker.verdict.Storage;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads how states are kept.
final class StorageName implements ITypeConverter<Storage> {
  @Override
  public Storage convert(String text) {
    for (Storage storage : Storage.values()) {
      if (storage.word().equals(text)) {
        return storage;
      }
    }
    throw new TypeConversionException(
        text + " is no way to keep states: give automatic, arena, quotient or compact");
  }
}
