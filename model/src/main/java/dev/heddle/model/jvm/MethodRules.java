package dev.heddle.model.jvm;

import dev.heddle.protocol.Acquires;
import dev.heddle.protocol.Atomic;
import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.Depth;
import dev.heddle.protocol.MayRest;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.SystemStack;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import org.jspecify.annotations.Nullable;

/// What the language says of one method: whether a call of it is a point, has a prologue, and so
/// on.
///
/// @param name its name
/// @param atomic whether it is one step, with a point before
/// @param acquires whether it acquires the lock that it is called on
/// @param split whether calls of it have a prologue, on a strand whose stack splits
/// @param systemStack whether it runs on the system stack
/// @param mayRest whether a strand may rest in it
/// @param depth how many activations of it may be live in one strand
/// @param switches whether a point in it is where a carrier switches
record MethodRules(
    String name,
    boolean atomic,
    boolean acquires,
    boolean split,
    boolean systemStack,
    boolean mayRest,
    int depth,
    boolean switches) {
  private static final int DEPTH = 4;

  static MethodRules of(MethodModel method, String owner) {
    boolean synthetic = method.flags().has(AccessFlag.SYNTHETIC);
    return new MethodRules(
        method.methodName().stringValue(),
        find(method, Atomic.class) != null,
        find(method, Acquires.class) != null,
        !synthetic && find(method, NoSplit.class) == null,
        find(method, SystemStack.class) != null,
        find(method, MayRest.class) != null,
        depth(find(method, Depth.class)),
        owner.equals(Carrier.class.getName().replace('.', '/')));
  }

  private static int depth(@Nullable Annotation annotation) {
    return annotation != null
            && annotation.elements().getFirst().value() instanceof AnnotationValue.OfInt value
        ? value.intValue()
        : DEPTH;
  }

  private static @Nullable Annotation find(MethodModel method, Class<?> type) {
    String descriptor = type.descriptorString();
    return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(all -> all.annotations().stream())
        .filter(one -> one.className().equalsString(descriptor))
        .findFirst()
        .orElse(null);
  }
}
