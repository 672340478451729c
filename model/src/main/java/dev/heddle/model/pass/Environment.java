package dev.heddle.model.pass;

import dev.heddle.model.ir.Domain;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The values that the locals of a program can have at one place: a small map, since few locals are
/// live at once. A local without a domain has not been assigned.
final class Environment {
  private int[] locals;
  private @Nullable Domain[] domains;
  private int size;

  Environment() {
    locals = new int[8];
    domains = new Domain[8];
  }

  private Environment(Environment other) {
    locals = other.locals.clone();
    domains = other.domains.clone();
    size = other.size;
  }

  Environment copy() {
    return new Environment(this);
  }

  private int find(int local) {
    for (int i = 0; i < size; i++) {
      if (locals[i] == local) {
        return i;
      }
    }
    return -1;
  }

  /// The values that a local can have; 0 when it has not been assigned.
  Domain local(int local) {
    Domain domain = known(local);
    return domain == null ? Domain.of(0) : domain;
  }

  /// The domain of a local, or null when it has not been assigned.
  @Nullable Domain known(int local) {
    int at = find(local);
    return at < 0 ? null : domains[at];
  }

  void set(int local, Domain domain) {
    int at = find(local);
    if (at < 0) {
      at = size++;
      if (at == locals.length) {
        locals = Arrays.copyOf(locals, 2 * at);
        domains = Arrays.copyOf(domains, 2 * at);
      }
      locals[at] = local;
    }
    domains[at] = domain;
  }
}
