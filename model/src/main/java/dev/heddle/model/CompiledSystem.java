package dev.heddle.model;

import dev.heddle.model.emit.Emission;
import dev.heddle.model.interpret.StateNarrator;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Printer;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.system.Counter;
import dev.heddle.model.system.Property;
import dev.heddle.model.system.Successors;
import dev.heddle.model.system.TransitionSystem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// A protocol as a transition system: emitted code for speed, the interpreter for words.
///
/// @param raceSystems where data races are looked for
record CompiledSystem(
    Machine machine,
    Layout layout,
    Emission emission,
    StateNarrator narrator,
    RaceSystems raceSystems)
    implements TransitionSystem {

  @Override
  public String name() {
    return machine.name();
  }

  /// SHA-256 of the printed intermediate representation, which has the protocol's code and its
  /// first state in it.
  @Override
  public String hash() {
    try {
      byte[] text = Printer.print(machine).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  @Override
  public int words() {
    return layout.words();
  }

  @Override
  public int bits() {
    return layout.bits();
  }

  @Override
  public long[] initialState() {
    return layout.initialState(machine);
  }

  @Override
  public Successors successors() {
    return emission.newSuccessors();
  }

  @Override
  public int maxSuccessors() {
    return emission.maxSuccessors();
  }

  @Override
  public List<String> agents() {
    return emission.agents();
  }

  @Override
  public List<Property> properties() {
    return emission.properties();
  }

  @Override
  public List<Property> witnesses() {
    return emission.witnesses();
  }

  @Override
  public List<Counter> counters() {
    return emission.counters();
  }

  @Override
  public Optional<TransitionSystem> anyRace() {
    return raceSystems.any();
  }

  @Override
  public Optional<TransitionSystem> races() {
    return raceSystems.all();
  }

  @Override
  public List<String> bounds() {
    return machine.bounds();
  }
}
