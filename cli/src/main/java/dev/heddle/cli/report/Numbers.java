package dev.heddle.cli.report;

/// Numbers as people read them. Without `String.format`, which costs more at start-up than a check
/// of a small protocol.
public final class Numbers {
  private static final String[] MAGNITUDES = {"", " k", " M", " G", " T"};
  private static final String[] BYTES = {" B", " kB", " MB", " GB", " TB"};

  private Numbers() {}

  /// All digits, in groups of three: `1,234,567`.
  public static String grouped(long number) {
    var digits = Long.toString(Math.abs(number));
    var text = new StringBuilder(number < 0 ? "-" : "");
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        text.append(',');
      }
      text.append(digits.charAt(i));
    }
    return text.toString();
  }

  /// `number` with `decimals` digits after the point, rounded half up: `3.14`.
  public static String fixed(double number, int decimals) {
    long scale = 1;
    for (int i = 0; i < decimals; i++) {
      scale *= 10;
    }
    long scaled = Math.round(Math.abs(number) * scale);
    var text = new StringBuilder(number < 0 && scaled > 0 ? "-" : "").append(scaled / scale);
    if (decimals > 0) {
      var fraction = Long.toString(scaled % scale);
      text.append('.').append("0".repeat(decimals - fraction.length())).append(fraction);
    }
    return text.toString();
  }

  /// Three digits and a magnitude: `1.23 M`.
  public static String rounded(double number) {
    return scaled(number, 1000, MAGNITUDES);
  }

  /// Three digits and a magnitude: `1.23 M`.
  public static String rounded(long number) {
    return rounded((double) number);
  }

  /// Bytes, in powers of 1024: `1.50 GB`.
  public static String bytes(long number) {
    return scaled((double) number, 1024, BYTES);
  }

  /// A time: `0.012 s`, `12.3 s`, `4:05 min`, `2:03 h`.
  public static String seconds(double seconds) {
    if (seconds < 60) {
      return fixed(seconds, seconds < 1 ? 3 : seconds < 10 ? 2 : 1) + " s";
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + ":" + twoDigits(whole % 60) + " min"
        : whole / 3600 + ":" + twoDigits(whole % 3600 / 60) + " h";
  }

  /// `count` and the word that goes with it: `1 job`, `2 jobs`.
  public static String of(long count, String singular, String plural) {
    return grouped(count) + " " + (count == 1 ? singular : plural);
  }

  private static String scaled(double number, double base, String[] units) {
    double rest = number;
    int unit = 0;
    while (rest >= base * 0.9995 && unit < units.length - 1) {
      rest /= base;
      unit++;
    }
    int decimals = unit == 0 ? 0 : rest < 9.995 ? 2 : rest < 99.95 ? 1 : 0;
    return fixed(rest, decimals) + units[unit];
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : Long.toString(number);
  }
}
