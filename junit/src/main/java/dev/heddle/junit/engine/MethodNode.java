package dev.heddle.junit.engine;

import dev.heddle.junit.Checked;
import dev.heddle.junit.Checking;
import dev.heddle.protocol.Protocol;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.MethodSource;

/// A checked method: a test, if it returns a protocol, else a container of one for each that it
/// returns.
final class MethodNode extends CheckNode {
  static final String SEGMENT = "method";

  private final Class<?> type;
  private final Method method;

  /// The numbers of the protocols to check; all if there is none.
  private final Set<Integer> selected = new HashSet<>();

  MethodNode(UniqueId id, Class<?> type, Method method) {
    super(id, method, method.getName() + "()", MethodSource.from(type, method));
    this.type = type;
    this.method = method;
  }

  /// Checks only those protocols that are selected, this one among them.
  void select(int number) {
    selected.add(number);
  }

  /// Whether it returns one protocol.
  private boolean isSingle() {
    return Protocol.class.isAssignableFrom(method.getReturnType());
  }

  @Override
  public Type getType() {
    return isSingle() ? Type.TEST : Type.CONTAINER;
  }

  @Override
  public boolean mayRegisterTests() {
    return !isSingle();
  }

  @Override
  public CheckContext execute(CheckContext context, DynamicTestExecutor tests) throws Exception {
    Object returned = invoke();
    if (isSingle()) {
      context.check(this, name(), checking(returned), checked());
      return context;
    }
    int number = 0;
    try (Stream<?> protocols = protocols(returned)) {
      for (Iterator<?> all = protocols.iterator(); all.hasNext(); ) {
        Object protocol = all.next();
        number++;
        if (selected.isEmpty() || selected.contains(number)) {
          var node = new ProtocolNode(this, number, checking(protocol));
          addChild(node);
          tests.execute(node);
        }
      }
    }
    tests.awaitFinished();
    if (number == 0) {
      throw new JUnitException(name() + " returned no protocol, so nothing was checked");
    }
    return context;
  }

  private Object invoke() {
    Object instance = Modifier.isStatic(method.getModifiers()) ? null : Instances.of(type);
    return ReflectionSupport.invokeMethod(method, instance);
  }

  private Checking checking(Object protocol) {
    if (protocol instanceof Protocol it) {
      return Checking.of(it);
    }
    throw new JUnitException(name() + " returned " + protocol + ", which is no protocol");
  }

  private Stream<?> protocols(Object returned) {
    return switch (returned) {
      case Stream<?> stream -> stream;
      case Collection<?> collection -> collection.stream();
      case Object[] array -> Arrays.stream(array);
      case null, default ->
          throw new JUnitException(name() + " returned " + returned + ", which is no protocols");
    };
  }

  Checked checked() {
    return AnnotationSupport.findAnnotation(method, Checked.class).orElseThrow();
  }

  /// What names it in reports and files: `WakeupTest.lost_no_wakeup`.
  String name() {
    return ClassNode.simpleName(type) + "." + method.getName();
  }
}
