package dev.heddle.model.ir;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How control leaves a block. Targets are block numbers of the same program.
public sealed interface Exit {

  /// On to another block, in the same step.
  record Goto(int target) implements Exit {}

  /// To one of two blocks, in the same step.
  record If(Expr condition, int whenTrue, int whenFalse) implements Exit {}

  /// To one of several blocks, in the same step.
  ///
  /// @param keys pairwise different values of `value`
  /// @param targets where each key leads
  record Switch(Expr value, List<Integer> keys, List<Integer> targets, int otherwise)
      implements Exit {
    /// Copies the lists.
    public Switch {
      keys = List.copyOf(keys);
      targets = List.copyOf(targets);
    }
  }

  /// On to another block with `local` 0, 1, … `alternatives - 1`: one continuation of the step
  /// each, none when `alternatives` is 0 or less.
  ///
  /// @param split the call whose prologue chooses between room (0) and a stack split (1), or null
  ///   for a `choose` of the protocol
  record Choose(int local, Expr alternatives, @Nullable String split, int next) implements Exit {}

  /// The end of a step: the strand stands here, and its next step begins with `next`. A block with
  /// this exit is a control point of its program.
  ///
  /// @param mayRest whether it may stand here for ever
  /// @param awaited the owned lock it stands in line for, or null
  /// @param touch the plain variable that the next step begins with an access to, or null
  /// @param saved the locals that outlive the point; no others do
  record Point(
      StepKind kind,
      boolean mayRest,
      @Nullable Wait awaited,
      @Nullable Touch touch,
      List<Saved> saved,
      int next)
      implements Exit {
    /// Copies the list.
    public Point {
      saved = List.copyOf(saved);
    }

    /// A point before anything but a plain access.
    public Point(
        StepKind kind, boolean mayRest, @Nullable Wait awaited, List<Saved> saved, int next) {
      this(kind, mayRest, awaited, null, saved, next);
    }

    /// This point with other locals saved.
    public Point saving(List<Saved> others) {
      return new Point(kind, mayRest, awaited, touch, others, next);
    }

    /// This point leading to another block.
    public Point to(int target) {
      return new Point(kind, mayRest, awaited, touch, saved, target);
    }
  }

  /// The step is a flaw.
  record Fail(FlawKind kind, String message) implements Exit {}

  /// There is no such step.
  record Prune() implements Exit {}

  /// The strand ends; in a [Claim], local 0 tells whether the claim holds.
  record End() implements Exit {}

  /// What a strand waits for at an `await` inside an acquiring method.
  ///
  /// @param lock the lock's entity
  /// @param owner the entity that holds it, 0 when it is free
  record Wait(Expr lock, Expr owner) {}

  /// What a strand that stands at a point is about to do to a plain variable: one that is not
  /// volatile, outside every atomic method.
  ///
  /// @param slot which of the field's slots
  /// @param write whether it writes
  /// @param mixed whether an atomic method or the condition of an `await` may access it, too
  record Touch(Field field, Expr slot, boolean write, boolean mixed) {}

  /// A local whose value is kept in the state while a strand stands at a point.
  record Saved(int local, Domain domain) {}
}
