package dev.heddle.model.mutate;

import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ConstantPoolBuilder;
import java.lang.classfile.instruction.FieldInstruction;
import org.jspecify.annotations.Nullable;

/// Constants of enums in code.
final class EnumConstants {
  private EnumConstants() {}

  /// The constant after the one that `field` reads, the first after the last; null when it reads
  /// none, or there is no other.
  static @Nullable String after(Class<?> user, FieldInstruction field) {
    Class<?> type = type(user, field.owner().asInternalName().replace('/', '.'));
    Object[] constants = type == null ? null : type.getEnumConstants();
    if (constants == null || constants.length < 2) {
      return null;
    }
    for (int i = 0; i < constants.length; i++) {
      if (field.name().equalsString(((Enum<?>) constants[i]).name())) {
        return ((Enum<?>) constants[(i + 1) % constants.length]).name();
      }
    }
    return null;
  }

  private static @Nullable Class<?> type(Class<?> user, String name) {
    try {
      return Class.forName(name, false, user.getClassLoader());
    } catch (ClassNotFoundException | LinkageError _) {
      return null;
    }
  }

  /// Reads another constant of the same enum.
  static FieldInstruction of(FieldInstruction old, String name) {
    return FieldInstruction.of(
        Opcode.GETSTATIC,
        ConstantPoolBuilder.of().fieldRefEntry(old.owner().asSymbol(), name, old.typeSymbol()));
  }
}
