package dev.heddle.model.export;

import dev.heddle.model.ir.Exit;
import java.util.List;

/// What remains to be assigned when a step comes to its end.
interface Landing {

  /// The assignments when the strand comes to stand at the point that is the exit of `block`.
  List<Store> stand(int block, Exit.Point point, Moment moment);

  /// The assignments when the strand ends.
  List<Store> end(Moment moment);

  /// The assignments when the rest of the step is code from `block` on.
  List<Store> run(int block, Moment moment);
}
