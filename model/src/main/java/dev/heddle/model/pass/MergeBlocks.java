package dev.heddle.model.pass;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Program;
import dev.heddle.model.ir.Stmt;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes one of blocks that do the same at the same line of the same activation and lead to blocks
/// that do. Partition refinement: blocks start in one class when they look alike, and a class is
/// split while its blocks lead to different classes (Moore's algorithm).
final class MergeBlocks {
  /// What tells blocks apart whatever they lead to.
  private record Content(List<Stmt> stmts, Exit exit, int activation, int line) {}

  private record Signature(int own, List<Integer> targets) {}

  private MergeBlocks() {}

  static Program apply(Program program) {
    List<Block> blocks = program.blocks();
    int[] classes = alike(blocks);
    int count = -1;
    while (true) {
      Map<Signature, Integer> found = new HashMap<>();
      int[] refined = new int[blocks.size()];
      for (int i = 0; i < refined.length; i++) {
        List<Integer> targets = new ArrayList<>();
        for (int target : Flow.targets(blocks.get(i).exit())) {
          targets.add(classes[target]);
        }
        refined[i] = number(found, new Signature(classes[i], targets));
      }
      if (found.size() == count) {
        return merged(program, refined);
      }
      classes = refined;
      count = found.size();
    }
  }

  private static int[] alike(List<Block> blocks) {
    Map<Content, Integer> found = new HashMap<>();
    int[] classes = new int[blocks.size()];
    for (int i = 0; i < classes.length; i++) {
      Block block = blocks.get(i);
      int[] position = {0};
      Exit shape = Flow.retarget(block.exit(), _ -> position[0]++);
      classes[i] =
          number(found, new Content(block.stmts(), shape, block.activation(), block.line()));
    }
    return classes;
  }

  private static <T> int number(Map<T, Integer> found, T key) {
    int next = found.size();
    Integer known = found.putIfAbsent(key, next);
    return known == null ? next : known;
  }

  private static Program merged(Program program, int[] classes) {
    int[] first = new int[classes.length];
    Arrays.fill(first, -1);
    for (int i = 0; i < classes.length; i++) {
      if (first[classes[i]] < 0) {
        first[classes[i]] = i;
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (Block block : program.blocks()) {
      Exit exit = Flow.retarget(block.exit(), target -> first[classes[target]]);
      blocks.add(block.with(block.stmts(), exit));
    }
    return program.with(blocks);
  }
}
