package dev.heddle.cli.mutate;

/// What becomes of a mutant.
public enum Fate {
  /// Something is wrong with it, or a witness is not seen any more: the mutation is noticed.
  KILLED("killed"),
  /// Its code, or all that it can reach, is the original's: there is nothing to notice.
  EQUIVALENT("equivalent"),
  /// It does something else than the original, and no property notices.
  SURVIVED("survived"),
  /// A limit ended its search.
  INCONCLUSIVE("inconclusive");

  private final String text;

  Fate(String text) {
    this.text = text;
  }

  /// The fate in a word.
  public String text() {
    return text;
  }
}
