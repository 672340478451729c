/// From class files to control-flow graphs: the methods that a strand runs are interpreted
/// abstractly, call string by call string, and what they do to the state becomes the intermediate
/// representation.
package dev.heddle.model.lift;
