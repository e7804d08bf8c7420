package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.incident.MessageText;
import app.allclear.mail.Body;
import app.allclear.mail.Mails;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static List<MessageView.Fold> of(Mails mail) {
    Body body = mail.letter().body();
    return Folds.of(
        new MessageText(body.own(), body.signature(), body.forwarded(), body.text(), List.of()));
  }

  @Test
  void saysOfEachPartWhatItIsAndHowItBegins() {
    List<MessageView.Fold> folds =
        of(
            Mails.from("anna@shop.example")
                .text(
                    """
                    It is still down.

                    --
                    Anna Muster
                    Shop GmbH, Main Street 4

                    This message is confidential and meant for the intended recipient only. If you got it by mistake, please delete it.

                    On Tue, 3 Nov 2026 at 06:00, Support <support@host.example> wrote:
                    > We know, and we are on it.
                    >
                    > Yours
                    """));
    assertThat(folds)
        .extracting(MessageView.Fold::kind)
        .containsExactly("quoted", "signature", "disclaimer");
    assertThat(folds)
        .extracting(MessageView.Fold::summary)
        .containsExactly(
            "Quoted, 4 lines: On Tue, 3 Nov 2026 at 06:00, Support <support@host.example> wrote:",
            "Signature, 3 lines: Anna Muster",
            "Disclaimer, 1 line: This message is confidential and meant for the intended recipient …");
  }

  @Test
  void keepsTheWordsBetweenQuotesOutOfTheFold() {
    List<MessageView.Fold> folds =
        of(Mails.from("anna@shop.example").text("> Is it up?\nNo.\n\n> Since when?\nSince six.\n"));
    assertThat(folds)
        .singleElement()
        .satisfies(fold -> {
          assertThat(fold.text()).contains("Is it up?", "Since when?").doesNotContain("Since six");
          assertThat(fold.summary()).isEqualTo("Quoted, 2 lines: Is it up?");
        });
  }

  @Test
  void foldsWhatIsPassedOn() {
    List<MessageView.Fold> folds =
        of(
            Mails.from("anna@shop.example")
                .subject("Fwd: site down")
                .text(
                    """
                    See below.

                    ---------- Forwarded message ---------
                    From: Carl <carl@carl.example>
                    Date: Tue, 3 Nov 2026 at 05:30
                    Subject: site down
                    To: Anna <anna@shop.example>

                    My site is down.
                    """));
    assertThat(folds)
        .anySatisfy(fold -> {
          assertThat(fold.kind()).isEqualTo("forwarded");
          assertThat(fold.text()).contains("My site is down.");
        });
    assertThat(folds).noneMatch(fold -> fold.text().contains("See below."));
  }

  @Test
  void foldsNothingWhereThereAreOnlyOwnWords() {
    assertThat(of(Mails.from("anna@shop.example").text("It is down.\nAll of it."))).isEmpty();
  }
}
