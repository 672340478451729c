package dev.heddle.cli.job;

import dev.heddle.counterexamples.Sources;
import dev.heddle.model.Model;
import dev.heddle.model.system.TransitionSystem;
import java.util.Map;

/// A protocol that the lifter has accepted.
record Lifted(String protocol, Map<String, String> configuration, Model model, Sources sources)
    implements Checkable {
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
  public String promela() {
    return model.promela();
  }
}
