package dev.heddle.specs.go.runtime;

import static dev.heddle.protocol.Heddle.choose;

import dev.heddle.protocol.NoSplit;

/// Any Go function may do anything, in any order: call C, which calls back; make a system call;
/// yield, block, and ready whoever blocks; defer a function that recovers, panic, and call
/// runtime.Goexit; start a goroutine; collect garbage. Outside of callbacks it may wire itself to
/// its M and unwire itself, so a goroutine stays on its M during a cgocall.
final class Universal extends Program {
  private final Meeting meeting;

  Universal(Cgocall runtime, Size size) {
    super(runtime, size, Math.min(2, size.gs()), true);
    this.meeting = new Meeting(Math.min(2, size.gs()));
  }

  @Override
  @NoSplit
  void statement(G g) {
    switch (choose(11)) {
      case 0 -> runtime.cgocall();
      case 1 -> {
        runtime.entersyscall();
        runtime.exitsyscall();
      }
      case 2 -> runtime.gosched();
      case 3 -> meeting.block(runtime);
      case 4 -> meeting.wake(runtime);
      case 5 -> defer(g);
      case 6 -> runtime.panic();
      case 7 -> {
        meeting.ends(runtime);
        runtime.Goexit();
      }
      case 8 -> {
        if (runtime.newproc()) {
          meeting.joins();
        }
      }
      case 9 -> runtime.gc();
      default -> wire(g);
    }
  }

  @NoSplit
  private void wire(G g) {
    if (g.depth() == 0) {
      if (g.wired) {
        runtime.unlockOSThread();
      } else {
        runtime.lockOSThread();
      }
    }
    runtime.gosched();
  }

  @Override
  @NoSplit
  void ends() {
    meeting.ends(runtime);
  }

  @Override
  @NoSplit
  void c(G g) {
    callbackOrReturn(g);
  }
}
