package dev.heddle.bench.versus;

/// What processes took.
///
/// @param user seconds of processor time in the program, those of its children included
/// @param system seconds of processor time in the kernel
/// @param wall seconds
/// @param peak the greatest resident memory of one process in bytes, 0 when unknown
record Cost(double user, double system, double wall, long peak) {
  static final Cost NONE = new Cost(0, 0, 0, 0);

  /// Seconds of processor time.
  double cpu() {
    return user + system;
  }

  /// One after the other.
  Cost then(Cost next) {
    return new Cost(
        user + next.user, system + next.system, wall + next.wall, Math.max(peak, next.peak));
  }
}
