package app.allclear.corpus;

import java.util.List;
import java.util.Set;

/**
 * What was made of one mail.
 *
 * @param match {@code certain}, {@code ambiguous} or {@code none}; {@code missing} where the
 *     program does not know the mail at all
 * @param groups the incidents it is in; empty: none
 * @param sender the strongest role
 * @param reasons each a sentence, those of candidates with their id in front
 */
record Found(
    String match,
    Set<String> customers,
    Set<String> databases,
    Set<String> groups,
    String sender,
    boolean automatic,
    List<String> reasons) {
  static final Found MISSING =
      new Found("missing", Set.of(), Set.of(), Set.of(), "", false, List.of());

  Found {
    customers = Set.copyOf(customers);
    databases = Set.copyOf(databases);
    groups = Set.copyOf(groups);
    reasons = List.copyOf(reasons);
  }

  @Override
  public String toString() {
    return "%s %s; databases %s; sender %s; %s"
        .formatted(
            match,
            String.join(" ", customers.stream().sorted().toList()),
            databases.isEmpty() ? "none" : String.join(" ", databases.stream().sorted().toList()),
            sender,
            automatic ? "automatic" : "by hand");
  }
}
