package app.allclear.notice;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names a template may use. The reader's text goes to people who are nobody's contact, so it
 * has no names for what is a customer's own.
 */
record Vocabulary(Set<String> everywhere, Set<String> lists, Set<String> inLists) {
  private static final Set<String> PUBLIC =
      Set.of("support", "outageStart", "now", "words", "customersAffected", "customersRestored");
  private static final Set<String> OWN =
      Set.of(
          "customer",
          "contact",
          "sites",
          "firstSite",
          "affectedCount",
          "backCount",
          "waitingCount",
          "comingCount",
          "damagedAgainCount",
          "neverBackCount",
          "givenUpCount",
          "anyAffected",
          "oneAffected",
          "oneBack",
          "oneWaiting",
          "oneComing",
          "oneDamagedAgain",
          "oneNeverBack",
          "oneGivenUp",
          "anyBack",
          "allBack",
          "anyWaiting",
          "anyComing",
          "anyDamagedAgain",
          "anyNeverBack",
          "anyGivenUp");
  private static final Set<String> LISTS =
      Set.of("affected", "back", "waiting", "coming", "damagedAgain", "neverBack", "givenUp");
  private static final Set<String> DATABASE =
      Set.of(
          "site",
          "name",
          "server",
          "movedTo",
          "isBack",
          "isUnreachable",
          "isRunning",
          "isProving",
          "isOnHold",
          "isGivenUp",
          "heldAsAsked",
          "heldForCopy",
          "told",
          "isWaiting",
          "percent",
          "backAt",
          "backupAt",
          "lostFrom",
          "lostUntil",
          "proven",
          "checkedByHand",
          "onlyReported",
          "-first",
          "-last",
          "-index");

  static Vocabulary of(NoticeEvent event) {
    if (!event.isPrivate()) return new Vocabulary(PUBLIC, Set.of(), Set.of());
    Set<String> all = new HashSet<>(PUBLIC);
    all.addAll(OWN);
    return new Vocabulary(Set.copyOf(all), LISTS, DATABASE);
  }

  boolean knows(String name, boolean inList) {
    return everywhere.contains(name) || lists.contains(name) || inList && inLists.contains(name);
  }

  /** Alphabetically, for a sentence. */
  String told(boolean inList) {
    Set<String> names = new TreeSet<>(everywhere);
    names.addAll(lists);
    if (inList) names.addAll(inLists);
    return String.join(", ", names);
  }
}
