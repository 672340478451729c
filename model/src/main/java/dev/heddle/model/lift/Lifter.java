package dev.heddle.model.lift;

import dev.heddle.model.Rejection;
import dev.heddle.model.graph.Names;
import dev.heddle.model.graph.ObjectGraph;
import dev.heddle.model.ir.Claim;
import dev.heddle.model.ir.Domain;
import dev.heddle.model.ir.Field;
import dev.heddle.model.ir.Machine;
import dev.heddle.model.ir.Program;
import dev.heddle.model.mutate.Mutation;
import dev.heddle.model.system.Property;
import dev.heddle.protocol.Carrier;
import dev.heddle.protocol.Strand;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lifts a whole protocol: one program for each strand class, one claim for each property that a
/// method states.
public final class Lifter {
  private final ObjectGraph graph;
  private final ClassFiles files;
  private final List<String> bounds = new ArrayList<>();
  private final List<Integer> carriers = new ArrayList<>();
  private final @Nullable Field current;
  private final boolean fine;

  private Lifter(ObjectGraph graph, @Nullable Mutation mutation, boolean fine) {
    this.graph = graph;
    this.files = new ClassFiles(mutation);
    this.fine = fine;
    Domain all = graph.entities().instancesOf(Carrier.class);
    if (all != null) {
      for (long number = all.from(); number <= all.to(); number++) {
        carriers.add((int) number);
      }
    }
    current = all == null ? null : graph.fields().scalar(currentField());
  }

  private static java.lang.reflect.Field currentField() {
    try {
      return Carrier.class.getDeclaredField("current");
    } catch (NoSuchFieldException e) {
      throw new AssertionError(e);
    }
  }

  /// Lifts the protocol below `root`.
  ///
  /// @param name protocol and configuration, for people
  /// @param mutation how its code is changed, or null
  /// @throws Rejection when it is outside the language
  public static Machine lift(String name, Object root, @Nullable Mutation mutation) {
    return lift(name, root, mutation, false);
  }

  /// Lifts the protocol below `root` in fine steps: other strands may run before each access to a
  /// variable that is not volatile, too, unless an atomic method makes it.
  ///
  /// @param mutation how its code is changed, or null
  /// @throws Rejection when it is outside the language
  public static Machine liftFine(String name, Object root, @Nullable Mutation mutation) {
    return lift(name, root, mutation, true);
  }

  private static Machine lift(String name, Object root, @Nullable Mutation mutation, boolean fine) {
    try {
      return new Lifter(ObjectGraph.of(root), mutation, fine).machine(name);
    } catch (LinkageError e) {
      throw new Rejection(
          null,
          "A class of the protocol cannot be loaded: " + e.getMessage() + ".",
          "Put it on the class path.");
    } catch (Assembly.Oversize e) {
      throw new Rejection(
          null,
          "The call strings of the protocol are too many: more than two million blocks.",
          "Lower the @Depth of recursive methods, or split fewer calls (@NoSplit).");
    }
  }

  /// The mutations of the code that strands run, in the order of the source.
  ///
  /// @throws Rejection when it is outside the language
  public static List<Mutation> mutations(Object root) {
    Lifter lifter = new Lifter(ObjectGraph.of(root), null, false);
    List<Program> _ = lifter.programs();
    return lifter.files.mutations();
  }

  private Machine machine(String name) {
    List<Program> programs = programs();
    if (programs.isEmpty()) {
      throw new Rejection(
          null,
          "The protocol has no strand.",
          "Keep at least one object of a class that extends Strand in a field of the protocol.");
    }
    List<Claim> claims = claims();
    List<Field> fields = graph.fields().fields();
    List<Domain> domains = new ArrayList<>();
    fields.forEach(field -> domains.add(field.range()));
    return new Machine(
        name,
        graph.entities().describe(),
        fields,
        graph.fields().initial(),
        domains,
        programs,
        claims,
        carriers,
        current,
        bounds);
  }

  private List<Program> programs() {
    List<Program> programs = new ArrayList<>();
    strandClasses()
        .forEach(
            (type, strands) -> {
              var lifter = lifter(type, strands, null);
              if (lifter.weaving != null && !lifter.runsOnSystemStack()) {
                bounds.add(
                    "live stack splits of a " + Names.of(type) + " ≤ " + lifter.weaving.most());
              }
              programs.add(lifter.liftRun());
            });
    return programs;
  }

  private ProgramLifter lifter(Class<?> type, Domain strands, @Nullable String word) {
    return new ProgramLifter(graph, files, current, carriers, type, strands, word, fine);
  }

  private Map<Class<?>, Domain> strandClasses() {
    Map<Class<?>, Domain> classes = new LinkedHashMap<>();
    for (int number = 1; number <= graph.entities().count(); number++) {
      Object object = graph.entities().object(number);
      if (object instanceof Strand) {
        classes.merge(object.getClass(), Domain.of(number), Domain::join);
      }
    }
    return classes;
  }

  /// The invariants, then the witnesses.
  private List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    for (PropertyMethods kind : PropertyMethods.values()) {
      for (int number = 1; number <= graph.entities().count(); number++) {
        Class<?> type = graph.entities().object(number).getClass();
        for (Method method : kind.of(type)) {
          claims.add(claim(kind, number, type, method));
        }
      }
    }
    return claims;
  }

  private Claim claim(PropertyMethods kind, int number, Class<?> type, Method annotated) {
    var lifter = lifter(type, Domain.of(number), kind.word());
    Method method = lifter.method(type, annotated.getName(), "()Z");
    String name = Names.of(annotated.getDeclaringClass()) + "." + annotated.getName();
    Domain owners = graph.entities().instancesOf(annotated.getDeclaringClass());
    boolean several = owners != null && !owners.isConstant();
    String of = several ? " of " + graph.entities().name(number) : "";
    String text = kind.text(annotated);
    Property property = new Property(name + of, text.isEmpty() ? name : text, kind.flaw());
    return new Claim(property, lifter.liftClaim(method));
  }
}
