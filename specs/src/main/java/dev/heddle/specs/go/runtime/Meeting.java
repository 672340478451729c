package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import org.jspecify.annotations.Nullable;

/// What a workload blocks on: one goroutine at a time waits until another one comes by. Nobody
/// waits for ever, because whoever ends comes by, and one always stays awake.
final class Meeting {
  private final Lock lock = new Lock("meeting");
  private @Nullable G waiter;

  /// How many goroutines are alive and do not wait here.
  @Range(to = 7)
  private int awake;

  /// A meeting of so many goroutines.
  Meeting(int goroutines) {
    awake = goroutines;
  }

  /// Waits for somebody, unless another one waits already or nobody else is awake.
  @NoSplit
  void block(Proc runtime) {
    lock.lock();
    if (waiter != null || awake < 2) {
      lock.unlock();
      return;
    }
    G g = runtime.g();
    waiter = g;
    awake--;
    // From here on it may be readied, though it still runs.
    g.status = Status.GWAITING;
    lock.unlock();
    runtime.gosched();
  }

  /// Comes by.
  @NoSplit
  void wake(Proc runtime) {
    lock.lock();
    leave(runtime, 0);
  }

  /// Another goroutine has been created.
  @NoSplit
  void joins() {
    lock.lock();
    awake++;
    lock.unlock();
  }

  /// Comes by for the last time.
  @NoSplit
  void ends(Proc runtime) {
    lock.lock();
    leave(runtime, 1);
  }

  @NoSplit
  private void leave(Proc runtime, int ended) {
    G g = waiter;
    waiter = null;
    awake += g == null ? -ended : 1 - ended;
    lock.unlock();
    if (g != null) {
      runtime.ready(g);
    }
  }
}
