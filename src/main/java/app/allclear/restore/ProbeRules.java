package app.allclear.restore;

import java.util.List;

/** What the result of one look makes of one database. */
final class ProbeRules {
  private final ServerRound round;
  private final boolean listTaken;
  private final boolean deep;

  /**
   * @param listTaken true where this look's tables become the list from now on
   * @param deep true where the server's settings consent to CHECK TABLE
   */
  ProbeRules(ServerRound round, boolean listTaken, boolean deep) {
    this.round = round;
    this.listTaken = listTaken;
    this.deep = deep;
  }

  DatabaseStatus apply(DatabaseStatus before, ProbeResult result) {
    Draft draft = new Draft(before);
    switch (result) {
      case ProbeResult.Healthy healthy -> healthy(draft, healthy);
      case ProbeResult.NamesAgree _ -> {}
      case ProbeResult.Damaged damaged -> damaged(draft, damaged);
      case ProbeResult.Unknown unknown -> unknown(draft, unknown);
      case ProbeResult.Unreachable unreachable -> {
        draft.health = Health.UNREACHABLE;
        draft.detail = unreachable.reason();
      }
    }
    if (draft.restore == RestoreState.NONE && draft.health != before.health())
      draft.since = round.ended();
    return draft.done();
  }

  private void healthy(Draft draft, ProbeResult.Healthy healthy) {
    if (foundDeeper(draft, healthy.tier())) return;
    draft.health = Health.HEALTHY;
    draft.findings = List.of();
    String seen = "Every table is there and opens, compared with " + healthy.comparedWith() + ".";
    switch (draft.restore) {
      case PROVING -> {
        if (proven(draft, seen, healthy.tier())) restored(draft, Word.PROBE);
      }
      case NONE -> {
        draft.checked = false;
        draft.onWhoseWord = Word.PROBE.words();
        draft.detail = seen + checkedNow(healthy.tier());
      }
      case RESTORED -> draft.detail = seen + Checked.words(draft.tableChecks);
      case NEEDED, RUNNING, FAILED, ON_HOLD, GIVEN_UP ->
          draft.detail = seen + checkedNow(healthy.tier());
    }
  }

  /**
   * What CHECK TABLE found is not taken back by a look that only opens the table: damage in the
   * middle of a file is not seen that way.
   */
  private static boolean foundDeeper(Draft draft, Tier tier) {
    boolean deeper = draft.findings.stream().anyMatch(f -> f.tier().compareTo(tier) > 0);
    if (deeper) {
      if (draft.restore == RestoreState.PROVING) unproven(draft);
      draft.health = Health.DAMAGED;
      draft.detail = Sentences.of(new ProbeResult.Damaged(draft.findings));
    }
    return deeper;
  }

  private static String checkedNow(Tier tier) {
    return tier == Tier.CHECKED ? " CHECK TABLE found nothing wrong." : "";
  }

  /** Counts a clean pass; true where nothing is left to be done, by all that was consented to. */
  private boolean proven(Draft draft, String seen, Tier tier) {
    if (tier == Tier.CHECKED) draft.tableChecks = draft.tableChecks.found(round.ended());
    boolean consent = deep || tier == Tier.CHECKED || draft.tableChecks.asked() != null;
    boolean done = !consent || draft.tableChecks.enough();
    // One click is a yes to all that proves this restore.
    if (!done && !deep && tier == Tier.CHECKED)
      draft.tableChecks = draft.tableChecks.askedAgain(round.ended());
    draft.detail =
        seen + (done ? Checked.words(draft.tableChecks) : Checked.outstanding(draft.tableChecks));
    return done;
  }

  private void damaged(Draft draft, ProbeResult.Damaged damaged) {
    if (draft.checked && damaged.onlyMissing() && listTaken) {
      vouched(draft, Sentences.of(damaged) + " The operator checked it all the same.", Tier.OPENED);
      return;
    }
    boolean certain = agrees(draft.findings, damaged.findings()) || checkFound(damaged);
    draft.health = Health.DAMAGED;
    draft.detail = Sentences.of(damaged);
    draft.findings = kept(damaged.findings());
    draft.tableChecks = TableChecks.NONE;
    switch (draft.restore) {
      // One look may have met a customer's own re-import: the next must find the same.
      case NONE, RESTORED -> {
        if (certain) {
          draft.enter(RestoreState.NEEDED, Word.PROBE, round.ended());
          draft.attention = "A probe found damage: " + draft.detail;
        }
      }
      case PROVING -> {
        if (draft.restoredAt == null) unproven(draft);
        else if (certain) brokeAgain(draft);
      }
      case NEEDED, RUNNING, FAILED, ON_HOLD, GIVEN_UP -> {}
    }
  }

  /**
   * It was back, was to be proven again after a restart, and is not good: its all-clear is void.
   */
  private void brokeAgain(Draft draft) {
    draft.restore = RestoreState.RESTORED;
    draft.enter(RestoreState.NEEDED, Word.PROBE, round.ended());
    draft.attention = "A probe found damage after the server was restarted: " + draft.detail;
  }

  private void unknown(Draft draft, ProbeResult.Unknown unknown) {
    if (unknown.opened() != null && foundDeeper(draft, unknown.opened())) return;
    if (draft.checked && unknown.opened() != null) {
      vouched(draft, unknown.reason() + " The operator checked it.", unknown.opened());
      return;
    }
    draft.health = Health.UNKNOWN;
    draft.detail = unknown.reason();
    if (!unknown.eachTableOpens()) return;
    draft.findings = List.of();
    if (draft.restore == RestoreState.PROVING) unproven(draft);
  }

  /** The operator's word stands in for the list; the server answered and every table opened. */
  private void vouched(Draft draft, String detail, Tier tier) {
    draft.health = Health.UNKNOWN;
    draft.findings = List.of();
    draft.detail = detail;
    if (draft.restore != RestoreState.PROVING) {
      draft.checked = false;
      return;
    }
    if (!proven(draft, detail, tier)) return;
    draft.checked = false;
    restored(draft, Word.OPERATOR);
  }

  private void restored(Draft draft, Word word) {
    TableChecks checks = draft.tableChecks;
    draft.enter(RestoreState.RESTORED, word, round.ended());
    draft.tableChecks = checks.answered();
    // One that was only proven again came back when it did.
    if (draft.restoredAt == null) draft.restoredAt = round.ended();
    draft.countAfter = round.began();
  }

  private static void unproven(Draft draft) {
    if (draft.unproven < DatabaseStatus.PATIENCE) draft.unproven++;
    if (draft.unproven < DatabaseStatus.PATIENCE) return;
    draft.attention =
        "Reported done, but not proven: "
            + draft.detail
            + " Restore it again, or say that you checked it.";
  }

  private static boolean agrees(List<Finding> before, List<Finding> now) {
    return now.stream().anyMatch(finding -> before.stream().anyMatch(finding::sameThing));
  }

  private static boolean checkFound(ProbeResult.Damaged damaged) {
    return damaged.findings().stream().anyMatch(finding -> finding.tier() == Tier.CHECKED);
  }

  private static List<Finding> kept(List<Finding> findings) {
    return findings.subList(0, Math.min(findings.size(), DatabaseStatus.MOST_FINDINGS));
  }
}
