package dev.heddle.cli;

import dev.heddle.cli.outcome.Complaint;
import dev.heddle.counterexamples.TraceDocument;
import dev.heddle.counterexamples.format.Columns;
import dev.heddle.counterexamples.format.Dot;
import dev.heddle.counterexamples.format.GoTraceback;
import dev.heddle.counterexamples.format.JUnit;
import dev.heddle.counterexamples.format.JavaTest;
import dev.heddle.counterexamples.format.Mermaid;
import dev.heddle.counterexamples.format.Sarif;
import dev.heddle.counterexamples.format.TraceFormat;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `heddle export`.
@Command(
    name = "export",
    description = {
      "Write a counterexample for another program, or a protocol in the language of another",
      "checker.",
      ""
    })
final class ExportCommand implements Runnable {
  private final Surroundings surroundings;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|JOB",
      description =
          "What to export: a counterexample as `heddle check --out` writes it, for --sarif and"
              + " --junit also several and folders of them; for --promela a job, class or source"
              + " file.")
  private List<String> words = new ArrayList<>();

  @ArgGroup(multiplicity = "1")
  private Form form = new Form();

  @Option(
      names = "--source-root",
      paramLabel = "DIR",
      defaultValue = "",
      description =
          "For --sarif: where the protocols' source is in the repository, such as src/main/java.")
  private String sourceRoot = "";

  @Option(
      names = "--protocol",
      paramLabel = "CLASS|FILE.java",
      description =
          "For --junit-test: the protocol as it is today; without the option, the class that the"
              + " counterexample names.")
  private @Nullable String protocol;

  @Mixin private SubjectOptions subjectOptions = new SubjectOptions();

  @Mixin private TextOutput output = new TextOutput();

  ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// What to write; exactly one is given.
  private static final class Form {
    @Option(
        names = "--promela",
        description = "A protocol as a model for Spin, which finds the same number of states.")
    @SuppressWarnings("UnusedVariable") // What is asked for when nothing else is.
    private boolean promela;

    @Option(names = "--sarif", description = "SARIF 2.1.0, for code scanning.")
    private boolean sarif;

    @Option(names = "--junit", description = "JUnit's XML, with a failed test for each.")
    private boolean junit;

    @Option(
        names = "--junit-test",
        description =
            "A test in Java for JUnit 5, which takes the steps and asserts what is wrong in the"
                + " end; it needs heddle-junit.")
    private boolean junitTest;

    @Option(names = "--dot", description = "A graph for Graphviz: who did what, and what it took.")
    private boolean dot;

    @Option(
        names = "--mermaid",
        description = "A sequence diagram, which GitHub and GitLab draw in Markdown.")
    private boolean mermaid;

    @Option(names = "--text", description = "Plain text, with a column for each strand.")
    private boolean text;

    @Option(names = "--go-traceback", description = "The call stacks at the end as Go prints them.")
    private boolean goTraceback;

    /// The format of counterexamples, or null for Promela and for tests, which need a protocol.
    @Nullable TraceFormat format(int columns, String sourceRoot) {
      if (sarif) {
        return new Sarif(sourceRoot);
      }
      if (junit) {
        return new JUnit();
      }
      if (dot) {
        return new Dot();
      }
      if (mermaid) {
        return new Mermaid();
      }
      if (text) {
        return new Columns(columns);
      }
      return goTraceback ? new GoTraceback(columns) : null;
    }
  }

  @Override
  public void run() {
    var format = form.format(surroundings.console().columns(), sourceRoot);
    var text =
        form.junitTest ? junitTest() : format == null ? promela() : format.of(documents(format));
    output.write(text, "the export", surroundings.console());
  }

  private String promela() {
    if (words.size() > 1) {
      throw Complaint.usage("--promela takes one job, class or source file.");
    }
    var word = words.getFirst();
    if (word.endsWith(".json")) {
      throw Complaint.usage(
          "--promela exports a job, class or source file, and "
              + word
              + " is a counterexample. For that there are --sarif, --junit, --junit-test, --dot,"
              + " --mermaid, --text and --go-traceback.");
    }
    return subjectOptions.one(word, surroundings.catalogue()).lift().get().promela();
  }

  private String junitTest() {
    var files = TraceOptions.files(words);
    if (files.size() > 1) {
      throw Complaint.usage("--junit-test takes one counterexample, not " + files.size() + ".");
    }
    var document = TraceOptions.read(files.getFirst());
    if (document.isWitness()) {
      throw Complaint.usage(files.getFirst() + " shows a situation, and nothing that is wrong.");
    }
    var recorded =
        TraceOptions.recorded(
            document,
            protocol,
            subjectOptions.classPath(),
            document.subject().configuration(),
            surroundings.catalogue());
    return new JavaTest(recorded.origin(), output.className()).of(List.of(document));
  }

  private List<TraceDocument> documents(TraceFormat format) {
    var files = TraceOptions.files(words);
    if (files.size() > 1 && !format.several()) {
      throw Complaint.usage(
          "There are "
              + files.size()
              + " counterexamples, and only --sarif and --junit hold several. Give one.");
    }
    var documents = new ArrayList<TraceDocument>();
    files.forEach(file -> documents.add(TraceOptions.read(file)));
    return documents;
  }
}
