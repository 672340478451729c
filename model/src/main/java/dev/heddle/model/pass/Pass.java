package dev.heddle.model.pass;

import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A transformation of machines that keeps what a checker can say of them.
interface Pass {

  /// The transformed machine.
  Machine apply(Machine machine);

  /// The pass that transforms each program, those of claims included, by itself.
  static Pass ofPrograms(UnaryOperator<Program> transform) {
    return machine -> {
      List<Program> programs = new ArrayList<>();
      machine.programs().forEach(program -> programs.add(transform.apply(program)));
      List<Claim> claims = new ArrayList<>();
      machine
          .claims()
          .forEach(
              claim -> claims.add(new Claim(claim.property(), transform.apply(claim.program()))));
      return machine.with(programs, claims, machine.domains());
    };
  }
}
