package dev.heddle.model.export;

import dev.heddle.model.ir.Operator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The middle of a step, told in terms of the state in which the step began: the values of its
/// locals and what it has written so far.
final class Moment implements Scope {
  private final Term self;
  private final Term current;
  private final Term[] locals;
  private final List<Store> stores;

  private Moment(Term self, Term current, Term[] locals, List<Store> stores) {
    this.self = self;
    this.current = current;
    this.locals = locals;
    this.stores = stores;
  }

  /// The beginning of a step, all locals 0.
  Moment(Term self, Term current, int locals) {
    this(self, current, new Term[locals], new ArrayList<>());
    Arrays.fill(this.locals, Terms.FALSE);
  }

  /// A moment of its own that equals this one.
  Moment copy() {
    return new Moment(self, current, locals.clone(), new ArrayList<>(stores));
  }

  /// How many parts the terms of all locals and assignments have that are more than a variable.
  int size() {
    int size = 0;
    for (Term local : locals) {
      size += local instanceof Term.Read || local instanceof Term.Num ? 0 : Terms.size(local);
    }
    for (Store store : stores) {
      size += Terms.size(store.slot()) + Terms.size(store.value());
    }
    return size;
  }

  void assign(int local, Term value) {
    locals[local] = value;
  }

  /// Writes a value; a variable's base is taken off here.
  void store(Storage storage, Term slot, Term value) {
    stores.removeIf(store -> store.isTo(storage, slot));
    stores.add(new Store(storage, slot, Translator.raw(storage, value)));
  }

  /// What has been written, each slot once if that can be told.
  List<Store> stores() {
    return stores;
  }

  @Override
  public Term local(int slot) {
    return locals[slot];
  }

  @Override
  public Term self() {
    return self;
  }

  @Override
  public Term current() {
    return current;
  }

  @Override
  public Term read(Storage storage, Term slot) {
    return read(stores, storage, slot);
  }

  /// What stands in a slot after `stores`.
  static Term read(List<Store> stores, Storage storage, Term slot) {
    Term value = new Term.Read(storage, slot);
    for (Store store : stores) {
      if (store.isTo(storage, slot)) {
        value = store.value();
      } else if (store.mayBeTo(storage, slot)) {
        Term same = Terms.op(Operator.EQUAL, store.slot(), slot);
        value = Terms.choice(same, store.value(), value);
      }
    }
    return value;
  }

  /// Whether locals and writes are the same.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Moment it
        && Arrays.equals(locals, it.locals)
        && stores.equals(it.stores);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(locals) + stores.hashCode();
  }
}
