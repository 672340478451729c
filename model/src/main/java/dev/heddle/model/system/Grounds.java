package dev.heddle.model.system;

import java.util.List;

/// Why a property is false, or an error, in a state.
///
/// @param facts what was decided on the way to the result, in order, and is so in the state
/// @param reads the state variables that were read, each once
public record Grounds(List<Fact> facts, List<Access> reads) {
  /// No grounds are known.
  public static final Grounds NONE = new Grounds(List.of(), List.of());

  /// Copies the lists.
  public Grounds {
    facts = List.copyOf(facts);
    reads = List.copyOf(reads);
  }

  /// Something that is so.
  ///
  /// @param text in the words of the protocol: `sched.lock.locked`, `atomic.mcpu <= atomic.mcpumax`
  /// @param value the same with the variables' values: `false`, `1 <= 1`
  /// @param decides whether the property would be true if this alone were otherwise
  public record Fact(String text, String value, boolean decides) {}
}
