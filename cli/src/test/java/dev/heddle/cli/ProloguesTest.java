package dev.heddle.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.heddle.checker.Check;
import dev.heddle.checker.verdict.Verdict;
import dev.heddle.model.Model;
import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Protocol;
import dev.heddle.specs.go.stackalloc.Before;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.MethodBuilder;
import java.lang.classfile.MethodElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.RuntimeVisibleAnnotationsAttribute;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which prologues close the cycle of issue 1547: the table in docs/findings/w2.md. Of the
/// functions that `stackalloc` calls on the way to `stacks` and back, all but one are made
/// `@NoSplit` in their class files.
final class ProloguesTest {
  private static final Set<String> FUNCTIONS =
      Set.of(
          "CountedLock.lock",
          "CountLock.futexlock",
          "FutexLock.futexsleep",
          "FixAlloc.init",
          "FixAlloc.alloc",
          "FixAlloc.sysAlloc",
          "CountedLock.unlock",
          "CountLock.futexunlock",
          "FutexLock.futexwakeup");

  @ParameterizedTest
  @CsvSource({
    "CountedLock.lock, 17",
    "CountLock.futexlock, 17",
    "FutexLock.futexsleep, 0",
    "FixAlloc.init, 13",
    "FixAlloc.alloc, 13",
    "FixAlloc.sysAlloc, 13",
    "CountedLock.unlock, 13",
    "CountLock.futexunlock, 13",
    "FutexLock.futexwakeup, 0",
    "none, 0"
  })
  void some_prologues_close_the_cycle(String function, int steps) throws Exception {
    var loader = new OneSplits(function);
    var verdict = Check.of(Model.of(before(loader)).system()).threads(1).races(false).run();
    assertEquals(FUNCTIONS.size() - (FUNCTIONS.contains(function) ? 1 : 0), loader.changed);
    switch (verdict) {
      case Verdict.Violated(var flaw, var trace, _) -> {
        assertEquals("partial deadlock", flaw.kind().text());
        assertEquals(steps, trace.steps().size());
      }
      case Verdict.Holds _ -> assertEquals(0, steps);
      case Verdict.Unwitnessed _, Verdict.Inconclusive _ ->
          throw new AssertionError(verdict.toString());
    }
  }

  private static Protocol before(ClassLoader loader) throws ReflectiveOperationException {
    var constructor = loader.loadClass(Before.class.getName()).getConstructors()[0];
    var types = constructor.getParameterTypes();
    return (Protocol)
        constructor.newInstance(
            2, 2, constant(types[2], "FUTEX"), constant(types[3], "ANYWHERE"), 1, false);
  }

  private static Object constant(Class<?> type, String name) {
    for (Object constant : Objects.requireNonNull(type.getEnumConstants())) {
      if (constant.toString().equals(name)) {
        return constant;
      }
    }
    throw new AssertionError(name);
  }

  /// Loads the protocol anew, with a prologue in one of its functions only.
  private static final class OneSplits extends ClassLoader {
    private static final String GO = "dev.heddle.specs.go.stackalloc.";
    private static final String LINUX = "dev.heddle.specs.linux.";

    private final String splits;

    /// How many functions have become `@NoSplit`.
    private int changed;

    OneSplits(String splits) {
      super(Before.class.getClassLoader());
      this.splits = splits;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(GO) && !name.startsWith(LINUX)) {
        return super.loadClass(name, resolve);
      }
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      changed += functions(name);
      byte[] code = transformed(name);
      return defineClass(name, code, 0, code.length);
    }

    @Override
    public InputStream getResourceAsStream(String file) {
      String name = file.replace(".class", "").replace('/', '.');
      return name.startsWith(GO) || name.startsWith(LINUX)
          ? new ByteArrayInputStream(transformed(name))
          : super.getResourceAsStream(file);
    }

    private int functions(String type) {
      int functions = 0;
      for (MethodModel method : ClassFile.of().parse(original(type)).methods()) {
        functions += becomesNoSplit(type, method) ? 1 : 0;
      }
      return functions;
    }

    private boolean becomesNoSplit(String type, MethodModel method) {
      String name =
          type.substring(type.lastIndexOf('.') + 1) + "." + method.methodName().stringValue();
      return FUNCTIONS.contains(name) && !name.equals(splits);
    }

    private byte[] transformed(String type) {
      var file = ClassFile.of();
      return file.transformClass(
          file.parse(original(type)),
          ClassTransform.transformingMethods(
              method -> becomesNoSplit(type, method), MethodTransform.ofStateful(Annotating::new)));
    }

    private byte[] original(String type) {
      try (InputStream in = getParent().getResourceAsStream(type.replace('.', '/') + ".class")) {
        return Objects.requireNonNull(in, type).readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// Adds `@NoSplit` to the annotations of a method.
  private static final class Annotating implements MethodTransform {
    private final ArrayList<Annotation> annotations = new ArrayList<>();

    @Override
    public void accept(MethodBuilder builder, MethodElement element) {
      if (element instanceof RuntimeVisibleAnnotationsAttribute there) {
        annotations.addAll(there.annotations());
      } else {
        builder.with(element);
      }
    }

    @Override
    public void atEnd(MethodBuilder builder) {
      annotations.add(Annotation.of(ClassDesc.of(NoSplit.class.getName())));
      builder.with(RuntimeVisibleAnnotationsAttribute.of(annotations));
    }
  }
}
