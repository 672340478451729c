package dev.heddle.model.jvm;

import dev.heddle.protocol.Owner;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who waits for whom: for the owner of the lock that he acquires.
final class Waiting {
  private Waiting() {}

  /// Whether owners of locks wait for one another in a cycle.
  static boolean isCyclic(Execution execution) {
    Map<Object, Object> owners = new HashMap<>();
    for (Execution.Agent agent : execution.agents()) {
      Object lock = execution.standing(agent).lock();
      Object owner = lock == null ? null : owner(execution, lock);
      if (owner != null) {
        owners.put(execution.object(agent.runner()), owner);
      }
    }
    for (Object start : owners.keySet()) {
      Object at = owners.get(start);
      for (int i = 0; i < owners.size() && at != null; i++) {
        if (at == start) {
          return true;
        }
        at = owners.get(at);
      }
    }
    return false;
  }

  private static @Nullable Object owner(Execution execution, Object lock) {
    Class<?> type = execution.original(lock).getClass();
    for (Class<?> at = type; at != null; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (field.isAnnotationPresent(Owner.class)) {
          return ObjectCopy.read(execution.woven(field), lock);
        }
      }
    }
    return null;
  }
}
