package dev.heddle.model.interpret;

import dev.heddle.model.ir.Activation;
import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Entity;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Shape;
import dev.heddle.model.ir.Standing;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Value;
import java.util.List;

/// Gives numbers their names back.
///
/// @param entities by number
record Vocabulary(List<Entity> entities) {

  Vocabulary(Machine machine) {
    this(machine.entities());
  }

  /// An entity's name; that of its class for a root without a name.
  String name(int entity) {
    if (entity == 0) {
      return "null";
    }
    if (entity < 0 || entity >= entities.size()) {
      return "#" + entity;
    }
    Entity it = entities.get(entity);
    return it.name().isEmpty() ? it.type() : it.name();
  }

  /// A number as people know it.
  Value show(Shape shape, long value) {
    return switch (shape) {
      case BOOLEAN -> new Value.Truth(value != 0);
      case INTEGER -> new Value.Whole(value);
      case CHARACTER -> new Value.Name(String.valueOf((char) value));
      case REFERENCE -> new Value.Name(name(Math.toIntExact(value)));
    };
  }

  /// A number in the words of a message.
  String text(Shape shape, long value) {
    return show(shape, value).text();
  }

  /// The name of an owner's state variable; without a prefix in a root without a name.
  String variable(int owner, String field) {
    String name = entities.get(owner).name();
    return name.isEmpty() ? field : name + "." + field;
  }

  /// Where a block lies in the source.
  static SourceLine at(Program program, Block block) {
    return at(program.activations().get(block.activation()), block.line());
  }

  /// Where a strand stands.
  static SourceLine at(Program program, Standing.Place place) {
    return at(program.activations().get(place.activation()), place.line());
  }

  /// A line of an activation.
  static SourceLine at(Activation activation, int line) {
    return new SourceLine(activation.type(), activation.method(), activation.path(), line);
  }
}
