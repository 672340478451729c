package dev.heddle.junit.engine;

import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/// The root of the engine's tests.
final class RootNode extends EngineDescriptor implements Node<CheckContext> {
  RootNode(UniqueId id) {
    super(id, "Heddle");
  }
}
