package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.incident.LatestWords;
import app.allclear.incident.MessageId;
import org.junit.jupiter.api.Test;

class IncidentListTest {
  private static IncidentRow.Latest shown(String subject, String own) {
    return IncidentList.latest(new LatestWords(new MessageId(1), "Anna", subject, own));
  }

  @Test
  void quotesWhatSomebodyWroteOnOneLine() {
    assertThat(shown("Re: shop", "  It works.\r\n\r\n> no\tmore "))
        .isEqualTo(new IncidentRow.Latest("Anna", "It works. > no more"));
  }

  @Test
  void quotesTheSubjectOfAMailWithoutWords() {
    assertThat(shown("Site is down!", " \n"))
        .isEqualTo(new IncidentRow.Latest("Anna", "Site is down!"));
    assertThat(shown(" ", "")).isNull();
    assertThat(IncidentList.latest(null)).isNull();
  }

  @Test
  void cutsLongWordsAtABlankAndNeverThroughACharacter() {
    assertThat(shown("", "word ".repeat(100)).words()).hasSizeLessThan(183).endsWith("word …");
    String endless = "\uD83D\uDE21".repeat(150);
    assertThat(shown("", endless).words()).isEqualTo("\uD83D\uDE21".repeat(90) + " …");
  }
}
