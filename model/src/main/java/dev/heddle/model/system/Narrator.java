package dev.heddle.model.system;

import java.util.List;

/// Retells packed states and steps in the words of the protocol. It interprets the protocol's code
/// again, apart from the fast [Successors], and so is their independent check.
public interface Narrator {

  /// The names of the state variables, in the order of [#values].
  List<String> variables();

  /// The values of the state variables in `state`.
  List<Value> values(long[] state);

  /// Where each strand stands in `state`, in a fixed order.
  List<Stack> stacks(long[] state);

  /// The locks with an owner that are held or waited for in `state`, in a fixed order; none where
  /// locks are not known by their owners.
  default List<LockState> locks(long[] state) {
    return List.of();
  }

  /// Every step from `state`, in the order of [Successors#expand]. Unlike that method it goes on
  /// after an error, so all moves are there.
  List<Move> moves(long[] state);

  /// The steps that strands would make from `state` if an `await` or `assume` in them held, as far
  /// as that.
  default List<Step> pruned(long[] state) {
    return List.of();
  }

  /// Why the property of that number is false in `state`.
  default Grounds grounds(int property, long[] state) {
    return Grounds.NONE;
  }

  /// What is wrong in `state` itself according to the property of that number.
  Flaw flaw(int property, long[] state);
}
