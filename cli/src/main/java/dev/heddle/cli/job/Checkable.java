package dev.heddle.cli.job;

import dev.heddle.counterexamples.Sources;
import dev.heddle.counterexamples.format.JavaTest;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.TransitionSystem;
import java.util.List;
import java.util.Map;

/// Something that can be checked or shown: a protocol in one configuration, lifted.
public interface Checkable {

  /// The binary name of the protocol's class.
  String protocol();

  /// The values of its constructor's parameters, by name.
  Map<String, String> configuration();

  /// How Java builds it.
  ///
  /// @throws dev.heddle.cli.outcome.Complaint when that cannot be said
  JavaTest.Origin origin();

  /// Where its source is.
  default Sources sources() {
    return Sources.NONE;
  }

  /// What a checker explores, compiled anew by each call.
  TransitionSystem system();

  /// The lifted program as text.
  String ir();

  /// The packed state as a diagram.
  String layout();

  /// The small changes of its code that can be tried, in the order of the source.
  List<Mutation> mutations();

  /// What a checker explores after a change.
  TransitionSystem mutant(Mutation mutation);

  /// The protocol as a Promela model.
  String promela();
}
