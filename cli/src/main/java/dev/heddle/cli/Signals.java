package dev.heddle.cli;

import dev.heddle.cli.outcome.ExitCode;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Ctrl-C and SIGTERM. The first one ends a search in progress, so that what was found can be
/// printed; the second one, or the first when no search is in progress, ends the program at once.
final class Signals {
  private final Console console;
  private final IntConsumer halt;
  private @Nullable Runnable cancel;
  private @Nullable ExitCode received;

  /// @param halt ends the process at once
  Signals(Console console, IntConsumer halt) {
    this.console = console;
    this.halt = halt;
  }

  /// The signals of this process.
  static Signals ofProcess(Console console) {
    return new Signals(console, Runtime.getRuntime()::halt);
  }

  /// Listens from now on. `sun.misc.Signal` is reached by reflection because javac warns of it
  /// without a way to say that there is no other: a shutdown hook could not tell the second Ctrl-C.
  void listen() {
    try {
      var signal = Class.forName("sun.misc.Signal");
      var handler = Class.forName("sun.misc.SignalHandler");
      var handle = signal.getMethod("handle", signal, handler);
      listen(signal, handler, handle, "INT", ExitCode.INTERRUPTED);
      listen(signal, handler, handle, "TERM", ExitCode.TERMINATED);
    } catch (ReflectiveOperationException _) {
      // Then the signals end the program without a report.
    }
  }

  private void listen(Class<?> signal, Class<?> handler, Method handle, String name, ExitCode code)
      throws ReflectiveOperationException {
    InvocationHandler react =
        (proxy, method, arguments) ->
            switch (method.getName()) {
              case "handle" -> {
                receive(code);
                yield null;
              }
              case "equals" ->
                  System.identityHashCode(proxy) == System.identityHashCode(arguments[0]);
              case "hashCode" -> System.identityHashCode(proxy);
              default -> name;
            };
    Object proxy =
        Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[] {handler}, react);
    handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
  }

  /// Runs `search`, during which the first signal runs `cancel`.
  <T> T during(Runnable cancel, Supplier<T> search) {
    synchronized (this) {
      this.cancel = cancel;
    }
    try {
      return search.get();
    } finally {
      synchronized (this) {
        this.cancel = null;
      }
    }
  }

  /// The code of the signal that has come, or null.
  synchronized @Nullable ExitCode received() {
    return received;
  }

  /// What the signal handler does.
  void receive(ExitCode code) {
    var cancel = first(code);
    if (cancel == null) {
      console.err().println();
      console.err().println("heddle: " + code.name().toLowerCase(Locale.ROOT) + ".");
      halt.accept(code.number());
    } else {
      cancel.run();
    }
  }

  /// What to cancel, if this is the first signal and there is something to cancel.
  private synchronized @Nullable Runnable first(ExitCode code) {
    var now = received == null ? cancel : null;
    received = code;
    return now;
  }
}
