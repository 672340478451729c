package dev.heddle.model.interpret;

import dev.heddle.model.ir.Block;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Program;
import dev.heddle.model.system.Access;
import dev.heddle.model.system.Flaw;
import dev.heddle.model.system.Move;
import dev.heddle.model.system.SourceLine;
import dev.heddle.model.system.Step;
import dev.heddle.model.system.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Makes moves of what it hears from an [Interpreter].
final class StepRecorder implements Listener {
  private final Interpreter interpreter;
  private final Vocabulary vocabulary;
  private final Variables variables;
  private final StateCodec codec;
  private final List<Move> moves = new ArrayList<>();

  /// The steps that do not exist, as far as they go.
  final List<Step> pruned = new ArrayList<>();

  private boolean keepsPruned;

  private @Nullable Agent agent;
  private int began;
  private final List<SourceLine> path = new ArrayList<>();
  private final List<String> choices = new ArrayList<>();
  private final List<Access> accesses = new ArrayList<>();

  StepRecorder(Interpreter interpreter, Variables variables, StateCodec codec) {
    this.interpreter = interpreter;
    this.vocabulary = interpreter.vocabulary();
    this.variables = variables;
    this.codec = codec;
  }

  List<Move> moves() {
    return moves;
  }

  @Override
  public void began(Agent agent, int block) {
    this.agent = agent;
    began = block;
    path.clear();
    choices.clear();
    accesses.clear();
  }

  @Override
  public void entered(int number) {
    Program program = agent().program();
    Block block = program.blocks().get(number);
    SourceLine at = Vocabulary.at(program, block);
    // A point with nothing before it is where the step ends, not a place it went through.
    boolean passed = !(block.exit() instanceof Exit.Point) || !block.stmts().isEmpty();
    if (passed && at.line() > 0 && (path.isEmpty() || !path.getLast().equals(at))) {
      path.add(at);
    }
  }

  @Override
  public void loaded(Field field, int slot, long value) {
    String name = variables.name(field, slot);
    if (name != null) {
      Value shown = vocabulary.show(field.shape(), value);
      var read = new Access(name, false, shown, shown);
      if (!readSinceLastWrite(read)) {
        accesses.add(read);
      }
    }
  }

  /// The conditions of checks read again what the statements they guard read.
  private boolean readSinceLastWrite(Access read) {
    for (Access earlier : accesses.reversed()) {
      if (earlier.write() || earlier.equals(read)) {
        return !earlier.write();
      }
    }
    return false;
  }

  @Override
  public void stored(Field field, int slot, long before, long after) {
    String name = variables.name(field, slot);
    if (name != null) {
      Value overwritten = vocabulary.show(field.shape(), before);
      accesses.add(new Access(name, true, overwritten, vocabulary.show(field.shape(), after)));
    }
  }

  @Override
  public void chose(Exit.Choose choose, long alternatives, long chosen) {
    if (choose.split() == null) {
      choices.add("choose(" + alternatives + ") = " + chosen);
    } else if (alternatives > 1) {
      choices.add((chosen == 0 ? "room in " : "split in ") + choose.split());
    }
  }

  @Override
  public void arrived(State target) {
    moves.add(new Move.To(step(), codec.pack(target)));
  }

  @Override
  public void failed(Flaw flaw) {
    moves.add(new Move.Into(step(), flaw));
  }

  @Override
  public void pruned() {
    if (keepsPruned) {
      pruned.add(step());
    }
  }

  /// This recorder, which from now on records the steps that do not exist, too.
  StepRecorder keepingPruned() {
    keepsPruned = true;
    return this;
  }

  private Step step() {
    Agent who = agent();
    Block block = who.program().blocks().get(began);
    return new Step(
        vocabulary.name(who.strand()),
        who.carrier() == 0 ? null : vocabulary.name(who.carrier()),
        ((Exit.Point) block.exit()).kind(),
        Vocabulary.at(who.program(), interpreter.place(who.program(), began)),
        path,
        choices,
        accesses);
  }

  private Agent agent() {
    return Objects.requireNonNull(agent);
  }
}
