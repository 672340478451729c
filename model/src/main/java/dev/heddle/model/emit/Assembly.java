package dev.heddle.model.emit;

import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Program;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// One attempt at the class of a machine.
final class Assembly {
  private final Context context;
  private final List<Code> programs = new ArrayList<>();
  private final List<Code> claims = new ArrayList<>();
  private final Meters meters;
  private final int maxSuccessors;
  private int longest;

  Assembly(Context context) {
    this.context = context;
    var size = new Size(context.layout(), context.wide());
    var flows = new ArrayList<Flow>();
    for (Program program : context.machine().programs()) {
      int chunks = context.layout().area(program).chunks().size();
      flows.add(new Flow(program, context.folding(program), size, chunks));
    }
    meters = new Meters(flows);
    var bounds = new ArrayList<Bounds>();
    for (Flow flow : flows) {
      bounds.add(new Bounds(context.machine(), flow));
      programs.add(new Code(context, "run" + programs.size(), flow, bounds.getLast(), meters));
    }
    maxSuccessors = Bounds.sum(context.machine(), bounds);
    for (Claim claim : context.machine().claims()) {
      var folding = new Folding(context.machine(), null);
      var flow = new Flow(claim.program(), folding, size, 0);
      claims.add(new Code(context, "claim" + claims.size(), flow));
    }
  }

  Meters meters() {
    return meters;
  }

  int maxSuccessors() {
    return maxSuccessors;
  }

  /// The class file.
  byte[] bytes() {
    byte[] bytes = ClassFile.of().build(context.self(), this::build);
    for (var method : ClassFile.of().parse(bytes).methods()) {
      int length = method.findAttribute(Attributes.code()).orElseThrow().codeLength();
      longest = Math.max(longest, length);
    }
    return bytes;
  }

  /// The bytecodes of the longest method of the class file.
  int longest() {
    return longest;
  }

  private void build(ClassBuilder type) {
    var dispatch = new Dispatch(context, programs, claims, type, meters);
    dispatch.emit();
    for (Code program : programs) {
      for (int pc = 0; pc < program.flow().points.size(); pc++) {
        int begun = pc;
        Method method = Dispatch.root(context, program, pc);
        Region region = program.region(program.flow().point(pc).next());
        add(type, method, code -> new Body(context, program, method, region, code).emitStep(begun));
      }
      addParts(type, program);
    }
    for (Code claim : claims) {
      Method method = Method.reader(claim.name());
      Region region = claim.region(0);
      add(type, method, code -> new Body(context, claim, method, region, code).emitClaim());
      addParts(type, claim);
    }
  }

  private void addParts(ClassBuilder type, Code unit) {
    for (Integer block = unit.next(); block != null; block = unit.next()) {
      Method method = unit.method(block);
      Region region = unit.region(block);
      add(type, method, code -> new Body(context, unit, method, region, code).emit());
    }
  }

  static void add(ClassBuilder type, Method method, Consumer<CodeBuilder> code) {
    type.withMethodBody(
        method.name, method.type(), ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, code);
  }
}
