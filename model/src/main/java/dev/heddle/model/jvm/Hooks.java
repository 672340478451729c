package dev.heddle.model.jvm;

import dev.heddle.model.system.FlawKind;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// What woven code calls: the words of the language, and what is woven in beside them. Of no use to
/// anybody else.
///
/// Each call goes to the activity of the calling thread. Code that runs outside of an execution,
/// such as the initialiser of a class, has none, and nothing happens.
public final class Hooks {
  private static final ThreadLocal<@Nullable Doing> NOW = new ThreadLocal<>();

  private Hooks() {}

  /// An activity and the execution that it belongs to.
  record Doing(Activity activity, Execution execution) {}

  /// What the calling thread does from now on.
  ///
  /// @return what it has done so far
  static @Nullable Doing exchange(@Nullable Doing next) {
    Doing before = NOW.get();
    NOW.set(next);
    return before;
  }

  private static Doing now() {
    Doing now = NOW.get();
    if (now == null) {
      throw new IllegalStateException("protocol code runs outside of an execution");
    }
    return now;
  }

  // Woven in.

  /// Enters a method.
  public static void enter(@Nullable Object receiver, int method) {
    Doing now = NOW.get();
    if (now != null) {
      now.activity.enter(now.execution.method(method), receiver);
    }
  }

  /// Leaves the method entered last.
  public static void leave() {
    Doing now = NOW.get();
    if (now != null) {
      now.activity.leave();
    }
  }

  /// Is about to jump back.
  public static void jump() {
    Doing now = NOW.get();
    if (now != null) {
      now.activity.jump();
    }
  }

  /// Is about to access a volatile field.
  public static void access() {
    Doing now = NOW.get();
    if (now != null) {
      now.activity.volatileAccess();
    }
  }

  /// Is about to access an element of an array.
  public static void access(@Nullable Object array) {
    Doing now = NOW.get();
    if (now != null && array != null && now.execution.elements(array).point()) {
      now.activity.volatileAccess();
    }
  }

  /// Is about to write a field that has a range.
  public static void write(@Nullable Object owner, long value, int field) {
    Doing now = NOW.get();
    if (now != null && owner != null) {
      require(now.execution.field(field), value);
    }
  }

  private static void require(FieldRules rules, long value) {
    if (!rules.contains(value)) {
      throw new Signal.Wrong(
          FlawKind.RANGE,
          rules.name() + " = " + value + ", outside " + rules.from() + ".." + rules.to());
    }
  }

  private static void element(Object array, long value) {
    Doing now = NOW.get();
    if (now != null) {
      require(now.execution.elements(array), value);
    }
  }

  /// `array[index] = value`
  @SuppressWarnings("unused") // The read is what checks the index.
  public static void store(int[] array, int index, int value) {
    access(array);
    int _ = array[index];
    element(array, value);
    array[index] = value;
  }

  /// `array[index] = value`
  public static void store(long[] array, int index, long value) {
    access(array);
    long _ = array[index];
    element(array, value);
    array[index] = value;
  }

  /// `array[index] = value`
  public static void store(short[] array, int index, int value) {
    access(array);
    short _ = array[index];
    element(array, (short) value);
    array[index] = (short) value;
  }

  /// `array[index] = value`
  public static void store(char[] array, int index, int value) {
    access(array);
    char _ = array[index];
    element(array, (char) value);
    array[index] = (char) value;
  }

  /// `array[index] = value`, of a `byte[]` or a `boolean[]`
  public static void store(Object array, int index, int value) {
    access(array);
    if (array instanceof boolean[] truths) {
      truths[index] = (value & 1) != 0;
    } else {
      byte[] bytes = (byte[]) array;
      byte _ = bytes[index];
      element(bytes, (byte) value);
      bytes[index] = (byte) value;
    }
  }

  /// `array[index] = value`
  public static void store(@Nullable Object[] array, int index, @Nullable Object value) {
    access(array);
    array[index] = value;
  }

  // The words of dev.heddle.protocol.Heddle.

  /// `Heddle.point()`.
  public static void point() {
    now().activity.point();
  }

  /// `Heddle.await(condition)`.
  public static void await(BooleanSupplier condition) {
    now().activity.await(condition);
  }

  /// `Heddle.choose(alternatives)`.
  public static int choose(int alternatives) {
    return now().activity.choose(alternatives);
  }

  /// `Heddle.assume(condition)`.
  public static void assume(boolean condition) {
    now().activity.assume(condition);
  }

  /// `Heddle.check(condition, message)`.
  public static void check(boolean condition, String message) {
    if (!condition) {
      fail(message);
    }
  }

  /// `Heddle.fail(message)`.
  public static void fail(String message) {
    throw new Signal.Wrong(FlawKind.CHECK, message);
  }

  /// `Heddle.strand()`, in the protocol's own classes.
  public static Object strand() {
    return now().execution.running();
  }

  /// `Heddle.carrier()`, in the protocol's own classes.
  public static Object carrier() {
    return now().execution.carrier();
  }

  /// `Heddle.runner()`, in the protocol's own classes.
  public static Object runner() {
    return now().execution.runner();
  }

  /// `Heddle.onSystemStack()`.
  public static boolean onSystemStack() {
    return now().activity.onSystemStack();
  }

  /// `Heddle.start(strand)`.
  public static void start(@Nullable Object strand) {
    now().execution.start(strand);
  }

  /// The check of `Carrier.switchTo(next)`.
  public static void mount(Object carrier, @Nullable Object next) {
    now().execution.mount(carrier, next);
  }
}
