package app.allclear.restore;

import java.util.List;

/** What the result of one look makes of one database. */
final class ProbeRules {
  private final ServerRound round;
  private final boolean listTaken;

  /**
   * @param listTaken true where this look's tables become the list from now on
   */
  ProbeRules(ServerRound round, boolean listTaken) {
    this.round = round;
    this.listTaken = listTaken;
  }

  DatabaseStatus apply(DatabaseStatus before, ProbeResult result) {
    Draft draft = new Draft(before);
    switch (result) {
      case ProbeResult.Healthy healthy -> healthy(draft, healthy);
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
    draft.health = Health.HEALTHY;
    draft.findings = List.of();
    draft.detail = "Every table is there and opens, compared with " + healthy.comparedWith() + ".";
    switch (draft.restore) {
      case PROVING -> restored(draft, Word.PROBE);
      case NONE -> {
        draft.checked = false;
        draft.onWhoseWord = Word.PROBE.words();
      }
      case NEEDED, RUNNING, RESTORED, FAILED, ON_HOLD, GIVEN_UP -> {}
    }
  }

  private void damaged(Draft draft, ProbeResult.Damaged damaged) {
    if (draft.checked && damaged.onlyMissing() && listTaken) {
      vouched(draft, Sentences.of(damaged) + " The operator checked it all the same.");
      return;
    }
    boolean agrees = agrees(draft.findings, damaged.findings());
    draft.health = Health.DAMAGED;
    draft.detail = Sentences.of(damaged);
    draft.findings = kept(damaged.findings());
    switch (draft.restore) {
      // One look may have met a customer's own re-import: the next must find the same.
      case NONE, RESTORED -> {
        if (agrees) {
          draft.enter(RestoreState.NEEDED, Word.PROBE, round.ended());
          draft.attention = "A probe found damage: " + draft.detail;
        }
      }
      case PROVING -> unproven(draft);
      case NEEDED, RUNNING, FAILED, ON_HOLD, GIVEN_UP -> {}
    }
  }

  private void unknown(Draft draft, ProbeResult.Unknown unknown) {
    if (draft.checked && unknown.eachTableOpens()) {
      vouched(draft, unknown.reason() + " The operator checked it.");
      return;
    }
    draft.health = Health.UNKNOWN;
    draft.detail = unknown.reason();
    if (!unknown.eachTableOpens()) return;
    draft.findings = List.of();
    if (draft.restore == RestoreState.PROVING) unproven(draft);
  }

  /** The operator's word stands in for the list; the server answered and every table opened. */
  private void vouched(Draft draft, String detail) {
    draft.health = Health.UNKNOWN;
    draft.findings = List.of();
    draft.detail = detail;
    draft.checked = false;
    if (draft.restore == RestoreState.PROVING) restored(draft, Word.OPERATOR);
  }

  private void restored(Draft draft, Word word) {
    draft.enter(RestoreState.RESTORED, word, round.ended());
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

  private static List<Finding> kept(List<Finding> findings) {
    return findings.subList(0, Math.min(findings.size(), DatabaseStatus.MOST_FINDINGS));
  }
}
