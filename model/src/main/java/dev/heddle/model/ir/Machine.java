package dev.heddle.model.ir;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A whole protocol in one configuration.
///
/// The agents, in the order of their steps: each strand that is no fiber, by number; then each
/// carrier, by number, with its current fiber.
///
/// @param name protocol and configuration
/// @param entities by number; number 0 is null and its entry is never used
/// @param fields the state variables
/// @param initial the first values, by field number and slot
/// @param domains by field number, the values that can occur: within [Field#range]
/// @param programs one per strand class
/// @param claims the invariants, then the witnesses
/// @param carriers the carriers' numbers, ascending
/// @param current the state variable of carriers that names their fiber; null without carriers
/// @param bounds what limits the model, in words
public record Machine(
    String name,
    List<Entity> entities,
    List<Field> fields,
    List<List<Long>> initial,
    List<Domain> domains,
    List<Program> programs,
    List<Claim> claims,
    List<Integer> carriers,
    @Nullable Field current,
    List<String> bounds) {
  /// Copies the lists.
  public Machine {
    entities = List.copyOf(entities);
    fields = List.copyOf(fields);
    initial = List.copyOf(initial);
    domains = List.copyOf(domains);
    programs = List.copyOf(programs);
    claims = List.copyOf(claims);
    carriers = List.copyOf(carriers);
    bounds = List.copyOf(bounds);
  }

  /// The claims about every state.
  public List<Claim> invariants() {
    return claims.stream().filter(claim -> !claim.isWitness()).toList();
  }

  /// The claims that some state has to satisfy.
  public List<Claim> witnesses() {
    return claims.stream().filter(Claim::isWitness).toList();
  }

  /// This model with other programs, claims and domains.
  public Machine with(List<Program> programs, List<Claim> claims, List<Domain> domains) {
    return new Machine(
        name, entities, fields, initial, domains, programs, claims, carriers, current, bounds);
  }

  /// This machine with one of its carriers alone.
  public Machine carriedBy(int carrier) {
    return new Machine(
        name,
        entities,
        fields,
        initial,
        domains,
        programs,
        claims,
        List.of(carrier),
        current,
        bounds);
  }

  /// This machine with other first values and domains of its fields.
  public Machine with(List<List<Long>> initial, List<Domain> domains) {
    return new Machine(
        name, entities, fields, initial, domains, programs, claims, carriers, current, bounds);
  }
}
