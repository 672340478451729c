package dev.heddle.model.emit;

import dev.heddle.model.ir.Entity;
import dev.heddle.model.ir.Exit;
import dev.heddle.model.ir.Expr;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.layout.Area;
import dev.heddle.model.layout.Layout;
import dev.heddle.model.layout.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the successor functions of one machine share besides their code.
final class Wiring {
  final int words;
  final int cells;
  final int entities;

  /// How many invariants there are.
  final int invariants;

  /// How many counters, the first ones, count steps: their cells hold words written.
  final int steps;

  /// By counter, its cell.
  final int[] cellsByCounter;

  /// The entities that may wait for an owned lock: strands that are no fibers, and carriers.
  final int[] runners;

  /// The entities that take steps, in order: strands that are no fibers, then carriers.
  final int[] agents;

  /// By strand, its program counter.
  final List<Place> pcs = new ArrayList<>();

  /// By strand, its slot in that place.
  final int[] slots;

  /// By strand and program counter, whether it may stand there for ever.
  final boolean[][] rests;

  /// Whether a point of the program waits for an owned lock.
  final boolean waits;

  /// The entities that may be about to access a plain variable: strands that are no fibers, and
  /// carriers.
  final int[] touching;

  /// Asked about accesses that are not plain.
  final MixedRaces mixed;

  Wiring(Machine machine, Layout layout, Meters meters, MixedRaces mixed) {
    this.mixed = mixed;
    words = layout.words();
    cells = meters.cells();
    entities = machine.entities().size();
    invariants = machine.invariants().size();
    steps = layout.areas().values().stream().mapToInt(Area::ended).sum();
    cellsByCounter = meters.cellsByCounter();
    var slotsByStrand = new ArrayList<Integer>();
    var restsByStrand = new ArrayList<boolean[]>();
    for (Program program : machine.programs()) {
      Area area = layout.area(program);
      boolean[] resting = rests(program, area);
      for (int slot = 0; slot < program.strands(); slot++) {
        pcs.add(area.pc());
        slotsByStrand.add(slot);
        restsByStrand.add(resting);
      }
    }
    agents = agents(machine);
    runners = runners(machine, Standing.OWNER);
    waits = machine.programs().stream().anyMatch(it -> Standing.isAnswered(it, Standing.OWNER));
    touching = runners(machine, new Touches(machine)::of);
    slots = slotsByStrand.stream().mapToInt(Integer::intValue).toArray();
    rests = restsByStrand.toArray(boolean[][]::new);
  }

  private static int[] agents(Machine machine) {
    var agents = new ArrayList<Integer>();
    for (Program program : machine.programs()) {
      for (int i = 0; i < program.strands() && !program.fiber(); i++) {
        agents.add(program.firstStrand() + i);
      }
    }
    Collections.sort(agents);
    agents.addAll(machine.carriers());
    return agents.stream().mapToInt(Integer::intValue).toArray();
  }

  /// The names of the agents.
  List<String> names(Machine machine) {
    var names = new ArrayList<String>();
    for (int agent : agents) {
      Entity entity = machine.entities().get(agent);
      names.add(entity.name().isEmpty() ? entity.type() : entity.name());
    }
    return List.copyOf(names);
  }

  /// Who executes the programs that have answers.
  private static int[] runners(Machine machine, Function<Exit.Point, @Nullable Expr> answers) {
    var runners = new ArrayList<Integer>();
    boolean fibers = false;
    for (Program program : machine.programs()) {
      if (Standing.isAnswered(program, answers)) {
        fibers |= program.fiber();
        for (int i = 0; i < program.strands() && !program.fiber(); i++) {
          runners.add(program.firstStrand() + i);
        }
      }
    }
    if (fibers) {
      runners.addAll(machine.carriers());
    }
    return runners.stream().mapToInt(Integer::intValue).toArray();
  }

  private static boolean[] rests(Program program, Area area) {
    boolean[] rests = new boolean[area.ended() + 1];
    for (int pc = 0; pc < area.ended(); pc++) {
      int block = area.points().get(pc);
      boolean notBegun = program.fiber() && block == 0;
      rests[pc] =
          notBegun
              || (program.blocks().get(block).exit() instanceof Exit.Point point
                  && point.mayRest());
    }
    rests[area.ended()] = true;
    return rests;
  }
}
