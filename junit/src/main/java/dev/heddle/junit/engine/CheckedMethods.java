package dev.heddle.junit.engine;

import dev.heddle.junit.Checked;
import dev.heddle.protocol.Protocol;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoveryIssue;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.MethodSelector;
import org.junit.platform.engine.discovery.NestedClassSelector;
import org.junit.platform.engine.discovery.NestedMethodSelector;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.engine.support.discovery.DiscoveryIssueReporter;
import org.junit.platform.engine.support.discovery.SelectorResolver;

/// Finds checked methods for what is selected: classes, methods, unique ids.
final class CheckedMethods implements SelectorResolver {
  private final Predicate<String> classNames;
  private final DiscoveryIssueReporter issues;

  CheckedMethods(Predicate<String> classNames, DiscoveryIssueReporter issues) {
    this.classNames = classNames;
    this.issues = issues;
  }

  /// Whether a class may be run: it has checked methods, or a nested class has.
  static boolean isTestClass(Class<?> type) {
    return !Modifier.isAbstract(type.getModifiers())
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && (type.getEnclosingClass() == null
            || Modifier.isStatic(type.getModifiers())
            || AnnotationSupport.isAnnotated(type, Nested.class))
        && (!methods(type).isEmpty() || !nested(type).isEmpty());
  }

  private static List<Method> methods(Class<?> type) {
    return AnnotationSupport.findAnnotatedMethods(
        type, Checked.class, HierarchyTraversalMode.TOP_DOWN);
  }

  private static List<Class<?>> nested(Class<?> type) {
    return ReflectionSupport.findNestedClasses(
        type, it -> AnnotationSupport.isAnnotated(it, Nested.class) && isTestClass(it));
  }

  @Override
  public Resolution resolve(ClassSelector selector, Context context) {
    Class<?> type = selector.getJavaClass();
    return classNames.test(type.getName()) ? resolve(type, context) : Resolution.unresolved();
  }

  @Override
  public Resolution resolve(NestedClassSelector selector, Context context) {
    return resolve(selector.getNestedClass(), context);
  }

  private Resolution resolve(Class<?> type, Context context) {
    if (!isTestClass(type)) {
      return Resolution.unresolved();
    }
    return context
        .addToParent(
            parent ->
                Optional.of(
                    new ClassNode(
                        parent.getUniqueId().append(ClassNode.SEGMENT, type.getName()), type)))
        .map(node -> Resolution.match(Match.exact(node, () -> members(type))))
        .orElseGet(Resolution::unresolved);
  }

  private static Set<DiscoverySelector> members(Class<?> type) {
    var members = new LinkedHashSet<DiscoverySelector>();
    for (Method method : methods(type)) {
      members.add(DiscoverySelectors.selectMethod(type, method));
    }
    for (Class<?> inner : nested(type)) {
      members.add(DiscoverySelectors.selectClass(inner));
    }
    return members;
  }

  @Override
  public Resolution resolve(MethodSelector selector, Context context) {
    return resolve(selector.getJavaClass(), selector.getJavaMethod(), context);
  }

  @Override
  public Resolution resolve(NestedMethodSelector selector, Context context) {
    return resolve(selector.getNestedClass(), selector.getMethod(), context);
  }

  private Resolution resolve(Class<?> type, Method method, Context context) {
    if (!AnnotationSupport.isAnnotated(method, Checked.class) || !isFit(type, method)) {
      return Resolution.unresolved();
    }
    return context
        .addToParent(
            () -> DiscoverySelectors.selectClass(type),
            parent ->
                Optional.of(
                    new MethodNode(
                        parent.getUniqueId().append(MethodNode.SEGMENT, method.getName()),
                        type,
                        method)))
        .map(node -> Resolution.match(Match.exact(node)))
        .orElseGet(Resolution::unresolved);
  }

  /// Whether a method returns protocols and has no parameters. If not, says so: a test that does
  /// not run for a slip would look like one that passes.
  private boolean isFit(Class<?> type, Method method) {
    Class<?> returned = method.getReturnType();
    boolean protocols =
        Protocol.class.isAssignableFrom(returned)
            || Stream.class.isAssignableFrom(returned)
            || Collection.class.isAssignableFrom(returned)
            || Protocol[].class.isAssignableFrom(returned);
    if (protocols && method.getParameterCount() == 0) {
      return true;
    }
    issues.reportIssue(
        DiscoveryIssue.builder(
                DiscoveryIssue.Severity.ERROR,
                "@Checked method "
                    + type.getName()
                    + "."
                    + method.getName()
                    + " cannot run: it must have no parameters and return a Protocol, or a Stream,"
                    + " Collection or array of them.")
            .source(MethodSource.from(type, method)));
    return false;
  }

  @Override
  public Resolution resolve(UniqueIdSelector selector, Context context) {
    UniqueId id = selector.getUniqueId();
    UniqueId.Segment last = id.getLastSegment();
    return switch (last.getType()) {
      case ClassNode.SEGMENT -> classOf(last).map(type -> resolve(type, context)).orElse(NONE);
      case MethodNode.SEGMENT -> method(id, context);
      case ProtocolNode.SEGMENT -> protocol(id, last, context);
      default -> NONE;
    };
  }

  private static final Resolution NONE = Resolution.unresolved();

  private static Optional<Class<?>> classOf(UniqueId.Segment segment) {
    return ReflectionSupport.tryToLoadClass(segment.getValue()).toOptional().map(it -> it);
  }

  private Resolution method(UniqueId id, Context context) {
    return classOf(id.removeLastSegment().getLastSegment())
        .flatMap(
            type ->
                methods(type).stream()
                    .filter(it -> it.getName().equals(id.getLastSegment().getValue()))
                    .findFirst()
                    .map(it -> resolve(type, it, context)))
        .orElse(NONE);
  }

  private static Resolution protocol(UniqueId id, UniqueId.Segment last, Context context) {
    Optional<TestDescriptor> method =
        context.resolve(DiscoverySelectors.selectUniqueId(id.removeLastSegment()));
    if (method.isPresent() && method.get() instanceof MethodNode node) {
      node.select(Integer.parseInt(last.getValue().substring(1)));
      return Resolution.match(Match.partial(node));
    }
    return NONE;
  }
}
