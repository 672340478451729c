package dev.heddle.bench.versus;

/// The comparison cannot go on: a process failed, or counts differ.
final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  Failure(String message) {
    super(message);
  }
}
