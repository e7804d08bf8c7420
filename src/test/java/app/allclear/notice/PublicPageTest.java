package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.PublicWord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PublicPageTest {
  private static final Instant FIVE = Instant.parse("2026-05-04T03:00:00Z");
  private static final Instant NOON = Instant.parse("2026-05-04T10:00:00Z");

  @TempDir Path folder;
  @TempDir Path templates;
  private PublicPage page;

  @BeforeEach
  void open() {
    page = new PublicPage(folder.resolve("public"), templates, ZoneId.of("Europe/Berlin"));
  }

  @Test
  void saysTheSentenceAndTheCountsAndNoName() throws IOException {
    page.write(outage("Tables are gone.\nWe restore from Friday's backup.", 34, 12, null), NOON);
    assertThat(json())
        .isEqualTo(
            """
            {
              "state" : "open",
              "startedAt" : "2026-05-04T03:00:00Z",
              "endedAt" : null,
              "sentence" : "Tables are gone.\\nWe restore from Friday's backup.",
              "sentenceAt" : "2026-05-04T10:00:00Z",
              "affected" : 34,
              "restored" : 12,
              "updatedAt" : "2026-05-04T10:00:00Z"
            }
            """);
    assertThat(html())
        .contains(
            "We are working on a fault",
            "It began on Monday, 4 May 2026, 05:00 CEST.",
            "We restore from Friday&#39;s backup.",
            "Customers affected: 34. Of these back again: 12.",
            "Last update: Monday, 4 May 2026, 12:00 CEST")
        .doesNotContain("mysql1", "was over");
  }

  @Test
  void aSentenceIsTextAndNeverMarkup() throws IOException {
    page.write(outage("<script>alert(1)</script> {{began}}", 1, 0, null), NOON);
    assertThat(html()).contains("&lt;script&gt;").doesNotContain("<script>");
    assertThat(html()).contains("{{began}}");
  }

  @Test
  void anOutageThatEndedBeforeItsRestoresSaysSo() throws IOException {
    page.write(outage(null, 34, 30, NOON), NOON);
    assertThat(html())
        .contains("The fault is over; restoring goes on", "get a mail when their own site is back");
    page.write(outage(null, 34, 34, NOON), NOON);
    assertThat(html())
        .contains("<h1>The fault is over</h1>")
        .doesNotContain("restoring goes on", "get a mail when");
  }

  @Test
  void theTimeOfTheLastUpdateIsThatOfTheNewsNotOfTheLook() throws IOException {
    page.write(outage("Wait.", 34, 12, null), NOON);
    page.write(outage("Wait.", 34, 12, null), NOON.plusSeconds(3_600));
    assertThat(json()).contains("\"updatedAt\" : \"2026-05-04T10:00:00Z\"");
    page.write(outage("Wait.", 34, 13, null), NOON.plusSeconds(7_200));
    assertThat(json()).contains("\"updatedAt\" : \"2026-05-04T12:00:00Z\"");
    assertThat(html()).contains("Of these back again: 13.", "14:00 CEST");
  }

  @Test
  void saysThatItIsOverAndInTheEndNothing() throws IOException {
    Instant evening = NOON.plusSeconds(10 * 3_600);
    page.write(outage(null, 34, 34, evening), evening);
    assertThat(html()).contains("The fault is over").doesNotContain("class=\"said\"");
    page.write(outage(null, 34, 34, evening), evening.plusSeconds(8 * 86_400));
    assertThat(html()).contains("No fault is known").doesNotContain("affected");
    page.write(null, evening);
    assertThat(json()).contains("\"state\" : \"none\"");
  }

  @Test
  void usesTheOperatorsOwnPageAndOursWhereThatIsBroken() throws IOException {
    Path own = templates.resolve("public.html");
    Files.writeString(own, "<p>{{affected}} betroffen");
    page.write(outage("x", 34, 12, null), NOON);
    assertThat(html()).isEqualTo("<p>34 betroffen");
    Files.writeString(own, "<p>{{nobodyKnowsThis}}");
    page.write(outage("x", 34, 12, null), NOON);
    assertThat(html()).contains("We are working on a fault");
  }

  @Test
  void aFolderThatCannotBeWrittenStopsNothing() throws IOException {
    Files.writeString(folder.resolve("public"), "a file where the folder should be");
    page.write(outage("x", 34, 12, null), NOON);
    Files.delete(folder.resolve("public"));
    page.write(outage("x", 34, 12, null), NOON);
    assertThat(html()).contains("Customers affected: 34");
  }

  @Test
  void somebodysEditOfTheDataIsWrittenOver() throws IOException {
    Files.createDirectories(page.folder());
    Files.writeString(page.folder().resolve("status.json"), "{\"state\":");
    page.write(outage("x", 34, 12, null), NOON);
    assertThat(json()).contains("\"affected\" : 34");
  }

  private static Outage outage(
      @Nullable String word, int affected, int restored, @Nullable Instant ended) {
    PublicWord said = word == null ? null : new PublicWord(word, NOON);
    return new Outage(new OutageId(1), "mysql1 lost it", FIVE, ended, affected, restored, said);
  }

  private String html() throws IOException {
    return Files.readString(page.folder().resolve("status.html"));
  }

  private String json() throws IOException {
    return Files.readString(page.folder().resolve("status.json"));
  }
}
