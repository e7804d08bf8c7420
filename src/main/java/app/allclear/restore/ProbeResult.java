package app.allclear.restore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one look at one database found. Sentences are for the operator. */
public sealed interface ProbeResult {
  /** What was found, as sentences. */
  default String words() {
    return switch (this) {
      case Healthy healthy ->
          "every table is there and opens, compared with %s%s"
              .formatted(
                  healthy.comparedWith(),
                  healthy.tier() == Tier.CHECKED ? "; the check found nothing wrong." : ".");
      case NamesAgree _ -> "the names agree with the list.";
      case Damaged damaged -> Sentences.of(damaged);
      case Unknown unknown -> unknown.reason();
      case Unreachable unreachable -> unreachable.reason();
    };
  }

  /**
   * Every table of a list from before is there, and every table opens.
   *
   * @param comparedWith the list, in words: {@code the list kept on 3 May 2026 04:55 (12 tables)}
   * @param tier how deep the look went: at least {@link Tier#OPENED}
   */
  record Healthy(String comparedWith, Tier tier) implements ProbeResult {
    public Healthy(String comparedWith) {
      this(comparedWith, Tier.OPENED);
    }
  }

  /** Every name of the list is there; the round had no time to open the tables of this one. */
  record NamesAgree() implements ProbeResult {}

  /**
   * @param findings never empty; sorted so that two rounds can be compared
   * @param comparedWith the list, in words; null where there is none
   */
  record Damaged(List<Finding> findings, @Nullable String comparedWith) implements ProbeResult {
    public Damaged(List<Finding> findings) {
      this(findings, null);
    }

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
   * @param opened null, or how deep the look went where only the list is missing: there is at least
   *     one table and each opens
   */
  record Unknown(String reason, @Nullable Tier opened) implements ProbeResult {
    public Unknown(String reason) {
      this(reason, null);
    }

    boolean eachTableOpens() {
      return opened != null;
    }
  }

  record Unreachable(String reason) implements ProbeResult {}
}
