package dev.heddle.model.ir;

/// Where strands stand, for people. A method that only offers a point, such as one that does so in
/// some configurations and nothing in others, says nothing of what comes next: a strand in it
/// stands where the innermost method that does more than stand calls it.
public final class Standing {

  /// A place in the source: a line of an activation.
  ///
  /// @param activation index in [Program#activations]
  /// @param line the source line, 0 when unknown
  public record Place(int activation, int line) {}

  private final Program program;

  /// By activation, the points in it and in all that it calls, or [#BUSY].
  private final int[] points;

  private static final int BUSY = 2;

  /// The places of a program.
  public Standing(Program program) {
    this.program = program;
    points = new int[program.activations().size()];
    for (Block block : program.blocks()) {
      points[block.activation()] += weight(block);
    }
    for (int number = points.length - 1; number > 0; number--) {
      int caller = program.activations().get(number).caller();
      if (caller >= 0) {
        points[caller] = Math.min(BUSY, points[caller] + points[number]);
      }
    }
  }

  private static int weight(Block block) {
    if (!block.stmts().isEmpty()) {
      return BUSY;
    }
    return switch (block.exit()) {
      case Exit.Goto _ -> 0;
      case Exit.Point _ -> 1;
      case Exit.If _, Exit.Switch _, Exit.Choose _, Exit.Fail _, Exit.Prune _, Exit.End _ -> BUSY;
    };
  }

  /// Where a strand stands at the point that ends `block`.
  public Place at(Block block) {
    int number = block.activation();
    int line = block.line();
    while (points[number] < BUSY && program.activations().get(number).caller() >= 0) {
      line = program.activations().get(number).callLine();
      number = program.activations().get(number).caller();
    }
    return new Place(number, line);
  }
}
