package dev.heddle.model.jvm;

import dev.heddle.model.graph.Names;
import dev.heddle.model.system.Frame;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The calls of the protocol that a thread is in, as the JVM has them.
///
/// @param calls the innermost first
record CallStack(List<Call> calls) {
  private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

  /// One call.
  ///
  /// @param line 0 or less where the class file does not say: before the first statement
  private record Call(String type, String method, int line) {}

  /// The stack of the calling thread.
  static CallStack capture() {
    return new CallStack(WALKER.walk(frames -> calls(frames.toList())));
  }

  private static List<Call> calls(List<StackFrame> frames) {
    List<Call> calls = new ArrayList<>();
    boolean left = false;
    for (StackFrame frame : frames) {
      Class<?> type = frame.getDeclaringClass();
      if (type == Hooks.class) {
        left = frame.getMethodName().equals("leave");
      } else if (type.getClassLoader() instanceof WovenLoader && !isWord(type)) {
        if (!left) {
          calls.add(new Call(Names.of(type), method(frame), frame.getLineNumber()));
        }
        // What is about to return is gone for the language.
        left = false;
      }
    }
    return calls;
  }

  private static boolean isWord(Class<?> type) {
    return type.getName().equals("dev.heddle.protocol.Heddle");
  }

  /// A lambda goes by the method that it is written in.
  private static String method(StackFrame frame) {
    String name = frame.getMethodName();
    return name.startsWith("lambda$") ? name.substring(7, name.lastIndexOf('$')) : name;
  }

  /// How it differs from a strand's stack in a model; null when it does not. A model leaves out
  /// inner calls that do nothing but stand.
  @Nullable String difference(List<Frame> frames) {
    int hidden = calls.size() - frames.size();
    for (int i = 0; i < frames.size(); i++) {
      var at = frames.get(i).at();
      Call call = hidden < 0 ? null : calls.get(hidden + i);
      boolean same =
          call != null
              && call.type.equals(at.type())
              && call.method.equals(at.method())
              && (call.line <= 0 || call.line == at.line());
      if (!same) {
        return "stands at " + calls + ", in the model at " + frames;
      }
    }
    return null;
  }
}
