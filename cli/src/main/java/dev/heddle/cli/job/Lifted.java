package dev.heddle.cli.job;

import dev.heddle.counterexamples.Sources;
import dev.heddle.counterexamples.format.JavaTest;
import dev.heddle.model.Model;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.TransitionSystem;
import dev.heddle.protocol.Protocol;
import java.util.List;
import java.util.Map;

/// A protocol that the lifter has accepted.
///
/// @param instance the protocol's object
record Lifted(
    String protocol,
    Map<String, String> configuration,
    Protocol instance,
    Model model,
    Sources sources)
    implements Checkable {
  @Override
  public JavaTest.Origin origin() {
    return new Configuration(instance.getClass(), configuration).origin();
  }

  @Override
  public TransitionSystem system() {
    return model.system();
  }

  @Override
  public String ir() {
    return model.ir();
  }

  @Override
  public String layout() {
    return model.layout();
  }

  @Override
  public List<Mutation> mutations() {
    return Model.mutations(instance);
  }

  @Override
  public TransitionSystem mutant(Mutation mutation) {
    return Model.mutant(model.name(), instance, mutation).system();
  }

  @Override
  public String promela() {
    return model.promela();
  }
}
