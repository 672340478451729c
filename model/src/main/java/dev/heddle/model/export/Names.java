package dev.heddle.model.export;

import java.util.HashSet;
import java.util.Set;

/// Names of one Promela model: made of Java's names, no two the same, none of them reserved.
final class Names {
  private static final Set<String> RESERVED =
      Set.of(
          ("active assert atomic bit bool break byte c_code c_decl c_expr c_state c_track chan cond"
               + " d_step D_proctype do else empty enabled end eval false fi for full get_priority"
               + " goto hidden if in init inline int len local ltl mtype nempty never nfull notrace"
               + " np_ od of pc_value pid print printf printm priority proctype progress provided"
               + " return run select set_priority short show skip timeout trace true typedef unless"
               + " unsigned weak_next xr xs _ _pid _last _nr_pr _nr_qs now")
              .split(" "));

  private final Set<String> taken = new HashSet<>(RESERVED);

  /// A name like `wish` that nothing else has.
  String unique(String wish) {
    var name = new StringBuilder();
    for (int i = 0; i < wish.length(); i++) {
      char c = wish.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      name.append(plain ? c : '_');
    }
    String result = name.toString();
    for (int number = 2; !taken.add(result); number++) {
      result = name + "_" + number;
    }
    return result;
  }
}
