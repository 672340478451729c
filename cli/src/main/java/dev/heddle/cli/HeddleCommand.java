package dev.heddle.cli;

import dev.heddle.cli.job.NearNames;
import dev.heddle.cli.outcome.ExitCode;
import dev.heddle.cli.outcome.Mishap;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/// `heddle` itself: it only has subcommands.
@Command(
    name = "heddle",
    description = {
      "Checks runtime scheduler protocols written in plain Java: explores every interleaving and",
      "finds deadlocks, broken invariants and failed checks, with a shortest trace to each.",
      ""
    },
    synopsisHeading = "",
    customSynopsis = {"heddle COMMAND [OPTION...] [WHAT...]", ""},
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes (with several results, the most severe one's):%n",
    footer = {
      "",
      "Start with `heddle list` and `heddle check`; `heddle COMMAND --help` shows the options.",
      "Environment: COLUMNS is the width of traces, NO_COLOR and CI keep them plain."
    })
final class HeddleCommand implements Runnable {
  private final Surroundings surroundings;

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "Show the stack trace of every error.")
  private boolean debug;

  private HeddleCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /// The whole command line, ready to execute.
  private static CommandLine line(Surroundings surroundings) {
    var root = new HeddleCommand(surroundings);
    var line = new CommandLine(root);
    line.addSubcommand(new CheckCommand(surroundings, root));
    line.addSubcommand(new SimulateCommand(surroundings, root));
    line.addSubcommand(new MutateCommand(surroundings));
    line.addSubcommand(new ListCommand(surroundings));
    line.addSubcommand(new ShowCommand(surroundings));
    line.addSubcommand(new ReplayCommand(surroundings));
    line.addSubcommand(new ExplainCommand(surroundings));
    line.addSubcommand(new ShrinkCommand(surroundings));
    line.addSubcommand(new GalleryCommand(surroundings));
    line.addSubcommand(new ExportCommand(surroundings));
    line.addSubcommand(new ReviewCommand(surroundings));
    line.addSubcommand(new GraphCommand(surroundings));
    line.addSubcommand(new ExploreCommand(surroundings));
    line.addSubcommand(new VersionCommand(surroundings));
    helpOption(line);
    line.setOut(new PrintWriter(surroundings.console().out(), false, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(surroundings.console().err(), true, StandardCharsets.UTF_8));
    line.setUsageHelpWidth(100);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(root::misused);
    line.setExecutionExceptionHandler((thrown, _, _) -> root.failed(thrown));
    line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return line;
  }

  /// Picocli reads it and nobody else: a field would look unused.
  private static void helpOption(CommandLine line) {
    line.getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .usageHelp(true)
                .scopeType(ScopeType.INHERIT)
                .description("Show this help.")
                .build());
  }

  /// Executes a command line and returns the exit code.
  static int execute(Surroundings surroundings, String... arguments) {
    var line = line(surroundings);
    try {
      return line.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return line.<HeddleCommand>getCommand().failed(e);
    }
  }

  /// Without a subcommand: the help text.
  @Override
  public void run() {
    line(surroundings).usage(surroundings.console().out());
  }

  /// Whether stack traces are wanted.
  boolean debug() {
    return debug;
  }

  private static Map<String, String> exitCodes() {
    var codes = new LinkedHashMap<String, String>();
    var values = List.of(ExitCode.values()).reversed();
    for (ExitCode code : values) {
      codes.put(" " + code.number(), code.meaning());
    }
    return codes;
  }

  private int failed(Throwable thrown) {
    var mishap = Mishap.of(thrown);
    surroundings.console().out().flush();
    surroundings.console().err().println("heddle: " + mishap.text(debug));
    return mishap.code().number();
  }

  private int misused(ParameterException thrown, String[] arguments) {
    var text = new StringBuilder("heddle: ").append(thrown.getMessage());
    if (text.charAt(text.length() - 1) != '.') {
      text.append('.');
    }
    if (thrown instanceof UnmatchedArgumentException unmatched) {
      var word = unmatched.getUnmatched().getFirst();
      var spec = thrown.getCommandLine().getCommandSpec();
      var known = word.startsWith("-") ? spec.optionsMap().keySet() : spec.subcommands().keySet();
      text.append(NearNames.question(word, known));
    }
    var name = thrown.getCommandLine().getCommandSpec().qualifiedName();
    text.append(" `").append(name).append(" --help` shows what there is.");
    surroundings.console().err().println(text);
    if (debug) {
      thrown.printStackTrace(surroundings.console().err());
    }
    return ExitCode.USAGE.number();
  }
}
