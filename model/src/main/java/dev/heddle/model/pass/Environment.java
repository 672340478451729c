package dev.heddle.model.pass;

import dev.heddle.model.ir.Domain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values that the locals of a program can have at one place. A local without a domain has not been
/// assigned.
final class Environment {
  private final @Nullable Domain[] locals;

  Environment(int count) {
    locals = new Domain[count];
  }

  private Environment(@Nullable Domain[] locals) {
    this.locals = locals;
  }

  Environment copy() {
    return new Environment(Arrays.copyOf(locals, locals.length));
  }

  /// The values that a local can have; 0 when it has not been assigned.
  Domain local(int local) {
    Domain domain = locals[local];
    return domain == null ? Domain.of(0) : domain;
  }

  void set(int local, Domain domain) {
    locals[local] = domain;
  }

  /// The domain of a local, or null when it has not been assigned.
  @Nullable Domain known(int local) {
    return locals[local];
  }
}
