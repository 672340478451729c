package dev.heddle.cli.job;

import dev.heddle.cli.outcome.Complaint;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the jobs that words on the command line stand for.
public final class Catalogue {
  private final Supplier<List<Job>> manifest;
  private @Nullable List<Job> jobs;

  /// A catalogue over the jobs of a manifest, which is read when it is needed.
  public Catalogue(Supplier<List<Job>> manifest) {
    this.manifest = manifest;
  }

  /// Every job of the manifest.
  public List<Job> jobs() {
    if (jobs == null) {
      jobs = List.copyOf(manifest.get());
    }
    return jobs;
  }

  /// What is on the command line.
  ///
  /// @param words jobs, prefixes of jobs, protocol classes, source files
  /// @param classPath where else classes are
  /// @param configuration values for the constructor of a class or file
  /// @param all whether prefixes name large jobs, too
  public record Request(
      List<String> words, List<Path> classPath, Map<String, String> configuration, boolean all) {}

  /// The jobs that `request` stands for, each once; without words, the manifest's.
  ///
  /// @throws Complaint when a word stands for nothing
  public List<Job> select(Request request) {
    var selected = new LinkedHashSet<Job>();
    for (String word : request.words) {
      selected.addAll(resolve(word, request));
    }
    if (request.words.isEmpty()) {
      if (!request.classPath.isEmpty() || !request.configuration.isEmpty()) {
        throw Complaint.usage(
            "--classpath and -c belong to a protocol class or a source file, and none is given."
                + " Write, for example: heddle check --classpath DIR CLASS -c name=value");
      }
      selected.addAll(withoutLarge(jobs(), request.all));
    }
    return new ArrayList<>(selected);
  }

  /// The one job that `word` stands for.
  ///
  /// @throws Complaint when it stands for nothing or for several
  public Job one(String word, List<Path> classPath, Map<String, String> configuration) {
    var found = resolve(word, new Request(List.of(word), classPath, configuration, true));
    for (Job job : found) {
      if (found.size() == 1 || job.name().equals(word)) {
        return job;
      }
    }
    var text = new StringBuilder(word).append(" names ").append(found.size());
    text.append(" jobs; give one of them:");
    for (Job job : found) {
      text.append(' ').append(job.name());
    }
    throw Complaint.usage(text.toString());
  }

  /// The protocol of that name, lifted: a class, or a source file.
  ///
  /// @throws Complaint when there is none, or when it cannot be built in that configuration
  public Checkable recorded(
      String protocol, List<Path> classPath, Map<String, String> configuration) {
    if (protocol.endsWith(".java")) {
      return new SourceFile(path(protocol), classPath).job(configuration).lift().get();
    }
    return ProtocolClass.named(protocol, ClassPath.loader(classPath)).lift(configuration);
  }

  private List<Job> resolve(String word, Request request) {
    if (word.endsWith(".java")) {
      var file = new SourceFile(path(word), request.classPath);
      return List.of(file.job(request.configuration));
    }
    var loader = ClassPath.loader(request.classPath);
    if (!request.classPath.isEmpty() || exists(word, loader)) {
      return List.of(ProtocolClass.named(word, loader).job(request.configuration));
    }
    var named = named(word, request.all);
    if (!request.configuration.isEmpty()) {
      throw Complaint.usage(
          "The job "
              + word
              + " has its configuration in the manifest, so -c does not go with it. Give the"
              + " protocol's class instead: heddle check CLASS -c name=value");
    }
    return named;
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw Complaint.usage(word + " is no file name: " + e.getReason() + ".");
    }
  }

  /// The job of that name and those below it; large ones only if they are asked for.
  private List<Job> named(String word, boolean all) {
    var named = new ArrayList<Job>();
    boolean any = false;
    for (Job job : jobs()) {
      if (job.answersTo(word)) {
        any = true;
        if (all || !job.large() || job.name().equals(word)) {
          named.add(job);
        }
      }
    }
    if (!any) {
      throw unknown(word);
    }
    if (named.isEmpty()) {
      throw Complaint.usage(
          "Every job of "
              + word
              + " is large and left out. Add --all, or give one by its full name, as `heddle list`"
              + " shows it.");
    }
    return named;
  }

  private static List<Job> withoutLarge(List<Job> jobs, boolean all) {
    var chosen = new ArrayList<Job>();
    for (Job job : jobs) {
      if (all || !job.large()) {
        chosen.add(job);
      }
    }
    return chosen;
  }

  private static boolean exists(String name, ClassLoader loader) {
    try {
      return ProtocolClass.find(name, loader) != null;
    } catch (LinkageError _) {
      return true; // It is there and broken: loading it again says how.
    }
  }

  private Complaint unknown(String word) {
    return Complaint.usage(
        "There is no job and no protocol class named "
            + word
            + "."
            + NearNames.question(word, names())
            + " `heddle list` shows every job; a source file ends in .java; classes elsewhere need"
            + " --classpath.");
  }

  /// The names of all jobs, and the prefixes that name several.
  private Set<String> names() {
    var names = new LinkedHashSet<String>();
    for (Job job : jobs()) {
      names.add(job.name());
      for (int i = 0; i < job.name().length(); i++) {
        if (job.name().charAt(i) == '.' || job.name().charAt(i) == '/') {
          names.add(job.name().substring(0, i));
        }
      }
    }
    return names;
  }
}
