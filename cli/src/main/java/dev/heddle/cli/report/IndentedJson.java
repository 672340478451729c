package dev.heddle.cli.report;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/// JSON that people can read, too.
public final class IndentedJson {
  private IndentedJson() {}

  /// The document that `content` writes, ended by `\n`.
  public static String of(Consumer<JsonGenerator> content) {
    var text = new StringWriter();
    try (var json = new JsonFactory().createGenerator(new Indented(), text)) {
      content.accept(json);
    }
    return text.append('\n').toString();
  }

  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter();
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
