package dev.heddle.specs.go.runtime;

import dev.heddle.protocol.NoSplit;
import dev.heddle.protocol.Range;
import dev.heddle.protocol.Sync;
import org.jspecify.annotations.Nullable;

/// A frame of a scheduler stack. C code has no frame of its own: it runs below its `runcgo`.
///
/// Only its own M uses it; but when a stack is unwound, the model looks for the frames that are
/// dead thereby on every scheduler stack, which C does not. Hence [Sync].
final class Frame {

  /// Whose frame a frame is.
  enum Kind {
    /// Nobody's.
    NONE,
    /// That of `scheduler`, the first on every scheduler stack.
    SCHEDULER,
    /// That of `runcgo` (later `asmcgocall`), with the C function that it has called.
    RUNCGO,
    /// Those of `cgocallback` and of `runcgocallback`, which it has called.
    CGOCALLBACK
  }

  @Sync Kind kind;

  /// The goroutine that was executing when the frame was made; `runcgo` keeps it at 16(SP).
  @Sync @Nullable G g;

  /// Where that goroutine's stack ended: what `runcgo` keeps at 8(SP), and `oldg1sched.sp` in
  /// `cgocallback`.
  @Sync
  @Range(to = 15)
  int gsp;

  /// `oldsched.sp` of `cgocallback`.
  @Sync
  @Range(to = 15)
  int oldsp;

  /// Whether it has neither returned nor been unwound. For the checker only.
  @Sync boolean live;

  /// An empty place, or the first frame of a scheduler stack.
  Frame(boolean first) {
    kind = first ? Kind.SCHEDULER : Kind.NONE;
    live = first;
  }

  /// Becomes a new frame.
  @NoSplit
  void push(Kind kind, @Nullable G g, int gsp, int oldsp) {
    this.kind = kind;
    this.g = g;
    this.gsp = gsp;
    this.oldsp = oldsp;
    live = true;
  }

  /// Is gone. What it held is forgotten, so that it does not tell states apart.
  @NoSplit
  void pop() {
    kind = Kind.NONE;
    g = null;
    gsp = 0;
    oldsp = 0;
    live = false;
  }
}
