package dev.heddle.counterexamples;

import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a violation comes about. Step `i` leads from state `i - 1` to state `i`; a step that is
/// itself the flaw has the number of states as its number.
///
/// @param summary what it comes to, sentence by sentence
/// @param waits who waits for what at the end; those on a cycle first
/// @param parts the parts of the violated invariant
/// @param reads what the flaw depends on in the last state
/// @param steps the steps that matter, in order
/// @param order why those steps come in this order: earlier, later, and what both touch
public record Explanation(
    List<String> summary,
    List<Wait> waits,
    List<Part> parts,
    List<Read> reads,
    List<Reason> steps,
    List<Order> order) {
  /// Copies the lists.
  public Explanation {
    summary = List.copyOf(summary);
    waits = List.copyOf(waits);
    parts = List.copyOf(parts);
    reads = List.copyOf(reads);
    steps = List.copyOf(steps);
    order = List.copyOf(order);
  }

  /// One that waits at the end.
  ///
  /// @param runner the carrier or strand that waits
  /// @param strand the strand that it runs; the same when it is a strand
  /// @param lock what it waits for, or null when it is no lock with an owner
  /// @param owner who holds that lock, or null when it is free
  /// @param condition the source text of the line where it waits, or null when that is not known
  /// @param place where it waits
  /// @param since the step that brought it there; 0 when it has been there from the start
  public record Wait(
      String runner,
      String strand,
      @Nullable String lock,
      @Nullable String owner,
      @Nullable String condition,
      SourceLine place,
      int since) {}

  /// A part of the violated invariant.
  ///
  /// @param text the part, as near to its source as is known
  /// @param value its value in the last state
  /// @param decides whether the invariant is false because of it
  public record Part(String text, String value, boolean decides) {}

  /// A variable that the flaw depends on.
  ///
  /// @param variable its name
  /// @param value its value in the last state
  /// @param step the last step that wrote it; 0 when none has
  public record Read(String variable, Value value, int step) {}

  /// A step that matters.
  ///
  /// @param step its number
  /// @param because why it matters, a phrase for each reason
  public record Reason(int step, List<String> because) {
    /// Copies the list.
    public Reason {
      because = List.copyOf(because);
    }
  }

  /// Two steps of which one has to come first.
  ///
  /// @param from the earlier step
  /// @param to the later step
  /// @param because the variable, lock or strand that both have to do with
  public record Order(int from, int to, String because) {}
}
