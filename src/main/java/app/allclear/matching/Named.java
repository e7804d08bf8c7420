package app.allclear.matching;

import app.allclear.customer.CustomerId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whom words name.
 *
 * @param ground what the words are: the sender's own, passed on, a signature
 * @param sure named, and nobody else can be meant
 * @param unsure named by something they share with others
 */
record Named(Ground ground, Set<CustomerId> sure, Set<CustomerId> unsure) {
  /**
   * A name that several share means the one of them that is of the sender's house, or is named
   * otherwise; else it leaves us unsure.
   */
  static Named on(Ground ground, Findings findings, Set<CustomerId> house) {
    List<Evidence> evidence = findings.on(ground);
    Set<CustomerId> sure = new LinkedHashSet<>();
    Set<CustomerId> unsure = new LinkedHashSet<>();
    for (Evidence e : evidence) if (e.customers().size() == 1) sure.addAll(e.customers());
    Set<CustomerId> alone = Set.copyOf(sure);
    for (Evidence e : evidence) {
      if (e.customers().size() == 1 || !common(e.customers(), alone).isEmpty()) continue;
      Set<CustomerId> theirs = common(e.customers(), house);
      if (theirs.size() == 1) sure.addAll(theirs);
      else unsure.addAll(theirs.isEmpty() ? e.customers() : theirs);
    }
    unsure.removeAll(sure);
    return new Named(ground, sure, unsure);
  }

  boolean nobody() {
    return sure.isEmpty() && unsure.isEmpty();
  }

  Set<CustomerId> all() {
    return with(sure, unsure);
  }

  static Set<CustomerId> common(Collection<CustomerId> some, Set<CustomerId> others) {
    Set<CustomerId> common = new LinkedHashSet<>(some);
    common.retainAll(others);
    return common;
  }

  static Set<CustomerId> with(Set<CustomerId> some, Set<CustomerId> more) {
    Set<CustomerId> all = new LinkedHashSet<>(some);
    all.addAll(more);
    return all;
  }
}
