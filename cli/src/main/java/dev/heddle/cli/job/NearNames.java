package dev.heddle.cli.job;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Names that somebody may have meant.
public final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /// The few of `names` that are nearest to `word`, the nearest first; empty when none is near.
  public static List<String> of(String word, Collection<String> names) {
    String wanted = word.toLowerCase(Locale.ROOT);
    int limit = word.length() < 4 ? 1 : Math.max(2, word.length() / 3);
    var ranked = new ArrayList<Ranked>();
    for (String name : names) {
      String known = name.toLowerCase(Locale.ROOT);
      int distance = known.contains(wanted) && wanted.length() > 2 ? 0 : distance(wanted, known);
      if (distance <= limit) {
        ranked.add(new Ranked(distance, name));
      }
    }
    ranked.sort((a, b) -> Integer.compare(a.distance, b.distance));
    var near = new ArrayList<String>();
    for (int i = 0; i < ranked.size() && i < MOST; i++) {
      near.add(ranked.get(i).name);
    }
    return near;
  }

  /// `near` as a question with a space before it, or nothing.
  public static String question(String word, Collection<String> names) {
    var near = of(word, names);
    return near.isEmpty() ? "" : " Did you mean " + String.join(" or ", near) + "?";
  }

  private record Ranked(int distance, String name) {}

  /// Levenshtein's distance: insertions, deletions and replacements that turn `a` into `b`.
  static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
