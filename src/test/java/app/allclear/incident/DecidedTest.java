package app.allclear.incident;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.CustomerId;
import app.allclear.matching.Candidate;
import app.allclear.matching.CustomerMatch;
import app.allclear.matching.Match;
import app.allclear.matching.Reading;
import app.allclear.matching.Reason;
import app.allclear.matching.SenderRole;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DecidedTest {
  private static final CustomerId ANNA = new CustomerId("anna");
  private static final CustomerId CARL = new CustomerId("carl");
  private static final Match CERTAIN =
      new Match.Certain(
          List.of(
              new CustomerMatch(ANNA, List.of(), SenderRole.CONTACT, reasons("Anna's.")),
              new CustomerMatch(CARL, List.of(), SenderRole.READER, reasons("Both.", "Carl's."))),
          reasons("Both."));
  private static final Match AMBIGUOUS =
      new Match.Ambiguous(
          List.of(new Candidate(CARL, SenderRole.STRANGER, reasons("Perhaps."))),
          reasons("Two fit."));
  private static final Match NONE = new Match.None(reasons("Nothing fits."));

  private static List<Reason> reasons(String... texts) {
    return List.of(texts).stream().map(Reason::new).toList();
  }

  private static Decided decided(Match match, String... machine) {
    return Decided.by(
        new Reading(
            match, SenderRole.STRANGER, machine.length > 0, reasons(machine), Set.of(), false));
  }

  @Test
  void certainForSeveralKeepsEachRoleAndSaysEachReasonOnce() {
    Decided decided = decided(CERTAIN);
    assertThat(decided.kind()).isEqualTo(MatchKind.CERTAIN);
    assertThat(decided.certain()).containsExactly(ANNA, CARL);
    assertThat(decided.toward())
        .extracting(Decided.Toward::role)
        .containsExactly(SenderRole.CONTACT, SenderRole.READER);
    assertThat(decided.reasons()).containsExactly("Both.", "Anna's.", "Carl's.");
    assertThat(decided.inTray()).isFalse();
  }

  @Test
  void whatIsNotCertainStandsInTheTray() {
    assertThat(decided(AMBIGUOUS).certain()).isEmpty();
    assertThat(decided(AMBIGUOUS).toward()).hasSize(1);
    assertThat(decided(AMBIGUOUS).inTray()).isTrue();
    assertThat(decided(NONE).inTray()).isTrue();
  }

  @Test
  void machinesKeepNobodyBusy() {
    assertThat(decided(AMBIGUOUS, "A bounce.").inTray()).isFalse();
    assertThat(decided(NONE, "A list.").inTray()).isFalse();
    assertThat(decided(NONE, "A list.").reasons()).containsExactly("A list.", "Nothing fits.");
  }
}
