package dev.heddle.model.graph;

/// A protocol as the objects that its constructor built.
///
/// @param entities the objects
/// @param fields the state variables
public record ObjectGraph(Entities entities, StateFields fields) {

  /// The graph below `root`.
  ///
  /// @throws dev.heddle.model.Rejection when a field cannot be state
  public static ObjectGraph of(Object root) {
    Entities entities = Discovery.of(root);
    return new ObjectGraph(entities, new StateFields(entities));
  }
}
