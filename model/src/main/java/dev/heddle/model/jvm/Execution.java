package dev.heddle.model.jvm;

import dev.heddle.model.system.FlawKind;
import dev.heddle.model.system.StepKind;
import dev.heddle.model.system.Value;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// A protocol running on the JVM, each strand on a thread of its own, of which one runs at a time:
/// from a point to the next. Who runs, and what is chosen, whoever calls [#step] decides.
public final class Execution implements AutoCloseable {
  private static final FieldRules ANYTHING =
      new FieldRules("", false, Long.MIN_VALUE, Long.MAX_VALUE);

  private final WovenProtocol protocol;
  private final Thread scheduler = Thread.currentThread();
  private final Thread.Builder threads;
  private final ObjectCopy objects;
  private final Map<Integer, JvmStrand> strands = new TreeMap<>();
  private @Nullable Agent running;
  private volatile boolean closed;
  private boolean watched;

  /// A strand together with what executes it.
  ///
  /// @param strand the number of the strand
  /// @param carrier the number of its carrier; 0 for a strand with a processor of its own
  public record Agent(int strand, int carrier) {
    /// The number of what owns locks on its behalf.
    int runner() {
      return carrier == 0 ? strand : carrier;
    }
  }

  Execution(WovenProtocol protocol, Thread.Builder threads) {
    this.protocol = protocol;
    this.threads = threads;
    objects = new ObjectCopy(protocol);
    protocol.strands.forEach(
        (number, rules) -> strands.put(number, new JvmStrand(this, number, object(number), rules)));
  }

  // For who schedules.

  /// Who has not ended and is executed by something, in the order of the numbers: first the strands
  /// with a processor of their own, then the fibers of carriers.
  public List<Agent> agents() {
    List<Agent> agents = new ArrayList<>();
    for (JvmStrand strand : strands.values()) {
      if (!strand.rules.fiber() && !strand.ended()) {
        agents.add(new Agent(strand.number, 0));
      }
    }
    for (int carrier : protocol.carriers) {
      int fiber = objects.number(ObjectCopy.read(protocol.current, object(carrier)));
      if (fiber != 0 && !strand(fiber).ended()) {
        agents.add(new Agent(fiber, carrier));
      }
    }
    return agents;
  }

  /// Whether it is sure that an agent has no step: it waits for a condition that does not hold.
  public boolean blocked(Agent agent) {
    running = agent;
    return strand(agent.strand).blocked();
  }

  /// Lets an agent run to its next point.
  ///
  /// @param chooser chooses one of each number of alternatives, from 0
  public Outcome step(Agent agent, IntUnaryOperator chooser) {
    if (blocked(agent)) {
      return new Outcome.Pruned(false);
    }
    return strand(agent.strand).step(chooser);
  }

  /// What an agent chose in its last step: `choose(3) = 1`, `split in lock`.
  public List<String> choices(Agent agent) {
    return strand(agent.strand).choices();
  }

  /// The kind of point at which an agent stands.
  public StepKind kind(Agent agent) {
    return strand(agent.strand).standing().kind();
  }

  /// The values of the variables by name, those that never change included.
  public Map<String, Value> values() {
    Map<String, Value> values = new TreeMap<>();
    protocol
        .variables
        .cells()
        .forEach((name, cells) -> values.put(name, Variables.value(this, cells.getFirst())));
    return values;
  }

  /// The names of the properties that do not hold, invariants by their names; `partial deadlock`
  /// when owners of locks wait for one another.
  public Set<String> violated() {
    Set<String> violated = protocol.claims.violated(this);
    if (Waiting.isCyclic(this)) {
      violated.add(FlawKind.PARTIAL_DEADLOCK.text());
    }
    return violated;
  }

  /// The names of the witnesses that are true.
  public Set<String> witnessed() {
    return protocol.claims.witnessed(this);
  }

  /// Whether every strand may stand for ever where it stands.
  public boolean mayRest() {
    for (JvmStrand strand : strands.values()) {
      boolean rests =
          strand.ended() || (strand.rules.fiber() && strand.isNew()) || strand.standing().mayRest();
      if (!rests) {
        return false;
      }
    }
    return true;
  }

  /// The name of an entity, null for number 0.
  public @Nullable String name(int number) {
    return number == 0 ? null : protocol.name(number);
  }

  /// Ends all threads.
  @Override
  public void close() {
    closed = true;
    strands.values().forEach(JvmStrand::close);
  }

  /// Sets whether the call stack is looked at where a step ends, which takes longer than most
  /// steps.
  void watch(boolean watched) {
    this.watched = watched;
  }

  /// The calls in which an agent stands, where its last step was watched.
  @Nullable CallStack calls(Agent agent) {
    return strand(agent.strand).calls();
  }

  // For what runs in it.

  boolean isWatched() {
    return watched;
  }

  boolean isClosed() {
    return closed;
  }

  Thread scheduler() {
    return scheduler;
  }

  Thread.Builder threads() {
    return threads;
  }

  MethodRules method(int number) {
    return protocol.weaver.methods.get(number);
  }

  FieldRules field(int number) {
    return protocol.weaver.fields.get(number);
  }

  FieldRules elements(Object array) {
    return Objects.requireNonNullElse(objects.elements(array), ANYTHING);
  }

  Object object(int number) {
    return objects.object(number);
  }

  Object original(Object copy) {
    return protocol.entities.object(objects.number(copy));
  }

  Field woven(Field original) {
    return protocol.field(original);
  }

  String name(Object copy) {
    return protocol.name(objects.number(copy));
  }

  Standing standing(Agent agent) {
    return strand(agent.strand).standing();
  }

  private JvmStrand strand(int number) {
    return Objects.requireNonNull(strands.get(number), "no strand");
  }

  private Agent agent() {
    return Objects.requireNonNull(running, "nobody runs");
  }

  Object running() {
    return object(agent().strand);
  }

  Object carrier() {
    return object(agent().carrier);
  }

  Object runner() {
    return object(agent().runner());
  }

  void start(@Nullable Object copy) {
    JvmStrand strand = copy == null ? null : strands.get(objects.number(copy));
    if (strand == null) {
      throw new Signal.Wrong(FlawKind.MODEL, "start of " + copy + ", which is no strand");
    }
    if (!strand.ended() && !strand.isNew()) {
      throw new Signal.Wrong(
          FlawKind.MODEL, "start of " + name(strand.number) + ", which has begun and not ended");
    }
    strand.restart();
  }

  void mount(Object carrier, @Nullable Object next) {
    for (int number : protocol.carriers) {
      Object other = object(number);
      if (next != null && other != carrier && ObjectCopy.read(protocol.current, other) == next) {
        throw new Signal.Wrong(
            FlawKind.CHECK, name(next) + " is switched to while another carrier runs it");
      }
    }
  }
}
