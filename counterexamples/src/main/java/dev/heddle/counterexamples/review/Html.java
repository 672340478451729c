package dev.heddle.counterexamples.review;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/// An HTML file that needs no other: styles, scripts and data are within. Its policy lets a browser
/// run the scripts of this build and nothing else, and load nothing from anywhere.
final class Html {
  private final String styles;
  private final String scripts;
  private final String policy;

  /// @param styles the style sheet
  /// @param scripts libraries, and last what shows the data
  Html(String styles, List<String> scripts) {
    this.styles = "\n" + styles;
    var elements = new StringBuilder();
    var digests = new StringBuilder();
    for (var script : scripts) {
      elements.append("<script>\n").append(script).append("</script>\n");
      digests.append(' ').append(digest("\n" + script));
    }
    this.scripts = elements.toString();
    this.policy =
        "default-src 'none'; script-src"
            + digests
            + "; style-src "
            + digest(this.styles)
            + "; base-uri 'none'; form-action 'none'";
  }

  /// The file that shows `data`.
  ///
  /// @param title plain text
  /// @param data as [PooledJson] gives it
  /// @param fallback plain text for browsers that run no scripts
  String page(String title, String data, String fallback) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="%s">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>%s</title>
    <style>%s</style>
    </head>
    <body>
    <noscript><pre>%s</pre></noscript>
    <div id="page"></div>
    <script type="application/json" id="data">%s</script>
    %s</body>
    </html>
    """
        .formatted(policy, escape(title), styles, escape(fallback), data, scripts);
  }

  /// `text` as it stands between tags.
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every JDK has SHA-256", impossible);
    }
  }
}
