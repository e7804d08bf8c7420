package app.allclear.restore;

import java.util.List;

/** What one look at one database found. Sentences are for the operator. */
public sealed interface ProbeResult {
  /**
   * Every table of a list from before is there, and every table opens.
   *
   * @param comparedWith the list, in words: {@code the list kept on 3 May 2026 04:55 (12 tables)}
   */
  record Healthy(String comparedWith) implements ProbeResult {}

  /** Never empty; sorted so that two rounds can be compared. */
  record Damaged(List<Finding> findings) implements ProbeResult {
    public Damaged {
      if (findings.isEmpty()) throw new IllegalArgumentException("Damage without a finding.");
      findings = List.copyOf(findings);
    }

    /** True where all that is wrong is that tables of the list are not there. */
    boolean onlyMissing() {
      return findings.stream().allMatch(finding -> finding.kind() == Finding.Kind.MISSING);
    }
  }

  /**
   * The server answers and nothing is proven: a timeout, a missing right, a table that is locked,
   * or no list to compare with.
   *
   * @param eachTableOpens true where only the list is missing: there is at least one table and each
   *     opens
   */
  record Unknown(String reason, boolean eachTableOpens) implements ProbeResult {
    public Unknown(String reason) {
      this(reason, false);
    }
  }

  record Unreachable(String reason) implements ProbeResult {}
}
