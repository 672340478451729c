/// The object graph that a protocol's constructor built: entities with numbers, and their fields.
package dev.heddle.model.graph;
