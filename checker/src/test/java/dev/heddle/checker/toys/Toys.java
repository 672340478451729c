package dev.heddle.checker.toys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Small systems whose size can be told with pencil and paper.
public final class Toys {
  private Toys() {}

  /// Steps right and down from one corner of a grid to the other: `width * height` states.
  public static Toy grid(int width, int height) {
    return new Toy("grid", s -> gridSteps(s[0], width, height), 0)
        .rests(s -> s[0] == ((width - 1) << 16) + height - 1);
  }

  private static List<long[]> gridSteps(long state, int width, int height) {
    long x = state >>> 16;
    long y = state & 0xFFFF;
    List<long[]> steps = new ArrayList<>();
    if (x + 1 < width) {
      steps.add(new long[] {((x + 1) << 16) | y});
    }
    if (y + 1 < height) {
      steps.add(new long[] {(x << 16) | (y + 1)});
    }
    return steps;
  }

  /// Zero, one, zero, one, …
  public static Toy clock() {
    return new Toy("clock", s -> List.of(new long[] {1 - s[0]}), 0);
  }

  /// A ring of `length` states, each with one step.
  public static Toy ring(long length) {
    return new Toy("ring", s -> List.of(new long[] {(s[0] + 1) % length}), 0);
  }

  /// Die Hard: a jug of 3 gallons and one of 5, and no other measure.
  public static Toy jugs() {
    return new Toy("jugs", s -> pour(s[0], s[1]), 0, 0);
  }

  private static List<long[]> pour(long small, long big) {
    long down = Math.min(small, 5 - big);
    long up = Math.min(big, 3 - small);
    return List.of(
        new long[] {3, big},
        new long[] {small, 5},
        new long[] {0, big},
        new long[] {small, 0},
        new long[] {small - down, big + down},
        new long[] {small + up, big - up});
  }

  /// A root with `width` leaves, each leading back.
  public static Toy star(int width) {
    List<long[]> leaves = IntStream.rangeClosed(1, width).mapToObj(i -> new long[] {i}).toList();
    List<long[]> root = List.of(new long[] {0});
    return new Toy("star", s -> s[0] == 0 ? leaves : root, 0).maxSuccessors(width);
  }

  /// The corners of a cube of `bits` dimensions; each step flips a bit, and the bits go round the
  /// words.
  public static Toy cube(int bits, int words) {
    Toy.Rule flips =
        s ->
            IntStream.range(0, bits)
                .mapToObj(
                    i -> {
                      long[] flipped = s.clone();
                      flipped[i % words] ^= 1L << (63 - i); // also where the sign is
                      return flipped;
                    })
                .toList();
    return new Toy("cube of " + words + " words", flips, new long[words]).maxSuccessors(bits);
  }

  /// A single state that leads to itself, twice.
  public static Toy selfLoops() {
    return new Toy("self-loops", s -> List.of(s, s), 7);
  }

  /// A directed graph of small numbers: `graph("0>1 1>2 2>0")` begins in 0. Numbers become states
  /// whose order is another one, so that no test depends on it by luck.
  public static Toy graph(String edges) {
    List<long[]> list =
        Stream.of(edges.split(" "))
            .map(edge -> Arrays.stream(edge.split(">")).mapToLong(Long::parseLong).toArray())
            .toList();
    return new Toy(
            "graph " + edges,
            s ->
                list.stream()
                    .filter(edge -> edge.length == 2 && edge[0] == number(s))
                    .map(edge -> state(edge[1]))
                    .toList(),
            state(0))
        .maxSuccessors(list.size() + 1);
  }

  /// The state of a number of a [#graph].
  public static long[] state(long number) {
    return new long[] {number * 5 % 17, number};
  }

  /// The number of a state of a [#graph].
  public static long number(long[] state) {
    return state[1];
  }
}
