package dev.heddle.junit.engine;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.TestTag;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.hierarchical.Node;

/// A class or a method of tests, with what Jupiter's annotations say of it.
abstract class CheckNode extends AbstractTestDescriptor implements Node<CheckContext> {
  private final AnnotatedElement element;

  CheckNode(UniqueId id, AnnotatedElement element, String name, TestSource source) {
    super(id, displayName(element, name), source);
    this.element = element;
  }

  private static String displayName(AnnotatedElement element, String name) {
    return AnnotationSupport.findAnnotation(element, DisplayName.class)
        .map(DisplayName::value)
        .filter(value -> !value.isBlank())
        .orElse(name);
  }

  @Override
  public Set<TestTag> getTags() {
    var tags = new LinkedHashSet<TestTag>();
    getParent().ifPresent(parent -> tags.addAll(parent.getTags()));
    for (Tag tag : AnnotationSupport.findRepeatableAnnotations(element, Tag.class)) {
      if (TestTag.isValid(tag.value())) {
        tags.add(TestTag.create(tag.value()));
      }
    }
    return tags;
  }

  @Override
  public SkipResult shouldBeSkipped(CheckContext context) {
    return AnnotationSupport.findAnnotation(element, Disabled.class)
        .map(it -> SkipResult.skip(it.value().isBlank() ? "disabled" : it.value()))
        .orElseGet(SkipResult::doNotSkip);
  }
}
