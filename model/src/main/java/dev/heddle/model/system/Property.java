package dev.heddle.model.system;

/// A claim about every reachable state or, when its kind is [FlawKind#WITNESS], a situation that
/// some reachable state has to be in.
///
/// @param name what names it in a verdict: `Peterson.mutualExclusion`
/// @param text what it says, in the words of the protocol
/// @param kind what kind of flaw its violation is
public record Property(String name, String text, FlawKind kind) {

  /// Whether people may call the property of that name `asked`: all of `Peterson.bothWait of p0`,
  /// or what comes before ` of `, or this without the class.
  public static boolean answersTo(String name, String asked) {
    int of = name.indexOf(" of ");
    String method = of < 0 ? name : name.substring(0, of);
    return name.equals(asked) || method.equals(asked) || method.endsWith("." + asked);
  }
}
