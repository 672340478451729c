package dev.heddle.junit.engine;

import dev.heddle.junit.Checking;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/// One of several protocols that a method returns.
final class ProtocolNode extends AbstractTestDescriptor implements Node<CheckContext> {
  static final String SEGMENT = "protocol";

  private final MethodNode method;
  private final Checking checking;

  /// @param number 1 for the first
  ProtocolNode(MethodNode method, int number, Checking checking) {
    super(
        method.getUniqueId().append(SEGMENT, "#" + number),
        "[" + number + "] " + checking.label(),
        method.getSource().orElseThrow());
    this.method = method;
    this.checking = checking;
  }

  @Override
  public Type getType() {
    return Type.TEST;
  }

  @Override
  public CheckContext execute(CheckContext context, DynamicTestExecutor tests) {
    context.check(this, method.name() + "/" + checking.label(), checking, method.checked());
    return context;
  }
}
