package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplatesTest {
  @TempDir Path folder;

  private Path write(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, content);
  }

  private String subject(String locale) {
    Templates templates = new Templates(folder);
    TemplateText text =
        templates.inForce(
            NoticeEvent.RESTORED, locale.isEmpty() ? null : Locale.forLanguageTag(locale));
    return switch (text) {
      case TemplateText.Usable usable -> usable.subject().execute(new Object()).strip();
      case TemplateText.Unusable(TemplateProblem problem) -> problem.sentence();
    };
  }

  private static String file(TemplateText text) {
    return switch (text) {
      case TemplateText.Usable usable -> usable.file();
      case TemplateText.Unusable(TemplateProblem problem) -> problem.file();
    };
  }

  @Test
  void takesTheClosestLocale() throws IOException {
    write("restored.txt", "Subject: default\n");
    write("de/restored.txt", "Subject: German\n");
    write("de-AT/restored.txt", "Subject: Austrian\n");
    assertThat(subject("de-AT")).isEqualTo("Austrian");
    assertThat(subject("de-CH")).isEqualTo("German");
    assertThat(subject("de")).isEqualTo("German");
    assertThat(subject("fr")).as("the operator's own, not our French").isEqualTo("default");
    assertThat(subject("")).isEqualTo("default");
  }

  @Test
  void standsInForMissingFilesWithWhatIsShipped() {
    Templates templates = new Templates(folder.resolve("missing"));
    assertThat(file(templates.inForce(NoticeEvent.RESTORED, Locale.forLanguageTag("de-AT"))))
        .isEqualTo("the shipped de/restored.txt");
    assertThat(file(templates.inForce(NoticeEvent.RESTORED, Locale.forLanguageTag("nl"))))
        .isEqualTo("the shipped restored.txt");
    assertThat(templates.problems()).isEmpty();
  }

  @Test
  void shipsEveryEventInEveryLanguageWithoutProblems() {
    Templates shipped = new Templates(folder.resolve("missing"));
    for (NoticeEvent event : NoticeEvent.WORDED)
      for (String language : new String[] {"de", "fr", "es"})
        assertThat(shipped.inForce(event, Locale.forLanguageTag(language)))
            .as(language + " " + event.slug())
            .isInstanceOf(TemplateText.Usable.class)
            .extracting(TemplatesTest::file)
            .isEqualTo("the shipped " + language + "/" + event.slug() + ".txt");
    assertThat(new Templates(Path.of("templates")).problems()).isEmpty();
  }

  @Test
  void readsAChangedFileAgain() throws IOException {
    Templates templates = new Templates(folder);
    Path file = write("restored.txt", "Subject: one\n");
    assertThat(templates.problems()).isEmpty();
    write("restored.txt", "No subject\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
    assertThat(templates.problems()).hasSize(1);
    write("restored.txt", "Subject: three\n");
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(10)));
    assertThat(templates.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Hello                                            | 1 |           | It has no subject
          Subject:                                         | 1 |           | It has no subject
          Subject: x%n%nHello {{costumer}}                 | 3 | costumer  | The variable {{costumer}} is unknown
          Subject: {{nothing}}%n                           | 1 | nothing   | The variable {{nothing}} is unknown
          Subject: x%n%n{{name}}                           | 3 | name      | known only inside a list
          Subject: x%n{{#back}}{{name}}{{/back}}{{name}}   | 2 | name      | known only inside a list
          Subject: x%n{{#back}}%n{{name}}                  | 2 | back      | never closed
          Subject: x%n%n{{/back}}                          | 3 | back      | not the one open there
          Subject: x%n{{#back}}{{#site}}{{/back}}{{/site}} | 2 | back      | not the one open there
          Subject: x%nHello {{contact                      | 2 | contact   | never closed
          Subject: x%nHello {{}}                           | 2 |           | A tag is empty
          Subject: x%n{{>other}}                           | 2 | >other    | not supported
          Subject: x%n{{customer.name}}                    | 2 | customer.name | is unknown
          Subject: x%n{{^oops}}none{{/oops}}               | 2 | oops      | is unknown
          """)
  void namesFileLineAndVariableOfWhatIsWrong(
      String content, int line, String variable, String sentence) throws IOException {
    Path file = write("restored.txt", content.formatted());
    assertThat(new Templates(folder).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo(file.toString());
          assertThat(problem.line()).isEqualTo(line);
          assertThat(problem.variable()).isEqualTo(variable == null ? "" : variable);
          assertThat(problem.sentence()).contains(sentence);
        });
  }

  @Test
  void listsTheKnownNamesBesideAnUnknownOne() throws IOException {
    write("restored.txt", "Subject: x\n{{#back}}{{nmae}}{{/back}}\n");
    assertThat(new Templates(folder).problems().getFirst().sentence())
        .contains("Use one of:")
        .contains("Until then its notices are held.")
        .contains("name")
        .contains("customer");
  }

  @Test
  void knowsNothingPrivateInTheReadersText() throws IOException {
    write("reader.txt", "Subject: x\n{{sites}} {{outageStart}}\n");
    assertThat(new Templates(folder).problems())
        .extracting(TemplateProblem::variable)
        .containsExactly("sites");
  }

  @Test
  void findsProblemsInEveryLocalesFile() throws IOException {
    write("de/restored.txt", "Subject: x\n{{kunde}}\n");
    write("nl/progress.txt", "Hallo\n");
    assertThat(new Templates(folder).problems())
        .extracting(TemplateProblem::file)
        .containsExactlyInAnyOrder(
            folder.resolve("de/restored.txt").toString(),
            folder.resolve("nl/progress.txt").toString());
  }

  @Test
  void tellsOfAFileThatIsNoEvents() throws IOException {
    write("restord.txt", "Subject: x\n");
    write("README.md", "not a template\n");
    assertThat(new Templates(folder).problems())
        .singleElement()
        .satisfies(problem ->
            assertThat(problem.sentence())
                .contains("belongs to no event")
                .contains("restored.txt"));
  }

  @Test
  void refusesWhatIsNotUtf8() throws IOException {
    Files.write(
        folder.resolve("restored.txt"), "Subject: Störung\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(new Templates(folder).problems().getFirst().sentence()).contains("not UTF-8");
  }

  @Test
  void readsWindowsLinesAndAByteOrderMark() throws IOException {
    write("restored.txt", "\ufeffsubject: Back\r\n\r\nHello,\r\nyours\r\n");
    Composer composer =
        new Composer(new Templates(folder), (_, _, _) -> "", "s@host.example", ZoneId.of("UTC"));
    assertThat(
            composer.preview(
                NoticeEvent.RESTORED, null, new Scene().situation(), "", Instant.EPOCH))
        .isEqualTo(new Composed.Ready("Back", "Hello,\nyours\n"));
  }

  private Composed restored(Situation situation, String words) {
    Composer composer =
        new Composer(new Templates(folder), (_, _, _) -> "", "s@host.example", ZoneId.of("UTC"));
    return composer.preview(NoticeEvent.RESTORED, null, situation, words, Instant.EPOCH);
  }

  @Test
  void putsHtmlBesideTheTextWithEveryValueEscaped() throws IOException {
    write("restored.txt", "Subject: Back\n\n{{customer}}: {{words}}\n");
    write("restored.html", "<p class=\"x\">{{customer}}</p><p>{{words}}</p>");
    Situation situation = new Scene().named("<b>\"Tom\" & 'Jerry'</b>").situation();
    assertThat(restored(situation, "One.\nTwo <i>."))
        .isInstanceOfSatisfying(
            Composed.Ready.class,
            ready -> {
              assertThat(ready.text()).isEqualTo("<b>\"Tom\" & 'Jerry'</b>: One.\nTwo <i>.\n");
              assertThat(ready.html())
                  .isEqualTo(
                      "<p class=\"x\">&lt;b&gt;&quot;Tom&quot; &amp; &#39;Jerry&#39;&lt;/b&gt;</p><p>One.<br>\nTwo &lt;i&gt;.</p>");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <p>{{costumer}}</p>     | costumer | unknown
          <p>{{{customer}}}</p>   | customer | every value is escaped
          <p>{{&customer}}</p>    | customer | every value is escaped
          <p>{{#back}}</p>        | back     | never closed
          """)
  void holdsTheEventWhoseHtmlIsBroken(String html, String variable, String sentence)
      throws IOException {
    write("restored.txt", "Subject: Back\n\nHello\n");
    Path file = write("restored.html", "<h1>x</h1>\n" + html);
    assertThat(new Templates(folder).problems())
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.file()).isEqualTo(file.toString());
          assertThat(problem.line()).isEqualTo(2);
          assertThat(problem.variable()).isEqualTo(variable);
          assertThat(problem.sentence()).contains(sentence);
        });
    assertThat(restored(new Scene().situation(), "")).isInstanceOf(Composed.Broken.class);
  }

  @Test
  void readsChangedHtmlAgainAndTellsOfHtmlWithoutItsText() throws IOException {
    write("restored.txt", "Subject: Back\n\nHello\n");
    Templates templates = new Templates(folder);
    assertThat(templates.which(NoticeEvent.RESTORED, null).html()).isNull();
    write("restored.html", "<p>Hello</p>");
    assertThat(templates.which(NoticeEvent.RESTORED, null).html()).endsWith("restored.html");
    Path lonely = write("de/restored.html", "<p>Hallo</p>");
    assertThat(templates.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.file()).isEqualTo(lonely.toString()));
  }

  @Test
  void saysWhichFileIsInForceForWhom() throws IOException {
    write("restored.txt", "Subject: default\n");
    write("de/restored.txt", "Subject: German\n");
    Templates templates = new Templates(folder);
    TextInForce austrian = templates.which(NoticeEvent.RESTORED, Locale.forLanguageTag("de-AT"));
    assertThat(austrian.language()).isEqualTo("de");
    assertThat(austrian.shipped()).isFalse();
    assertThat(templates.which(NoticeEvent.RESTORED, Locale.FRENCH).language()).isEmpty();
    assertThat(templates.which(NoticeEvent.PROGRESS, Locale.FRENCH))
        .satisfies(text -> {
          assertThat(text.shipped()).isTrue();
          assertThat(text.language()).isEqualTo("fr");
        });
    assertThat(templates.locales()).containsExactly("de");
  }

  @Test
  void holdsOnlyTheEventWhoseTextIsBroken() throws IOException {
    write("restored.txt", "Subject: x\n{{oops}}\n");
    Composer composer =
        new Composer(new Templates(folder), (_, _, _) -> "", "s@host.example", ZoneId.of("UTC"));
    Situation situation = new Scene().situation();
    assertThat(composer.preview(NoticeEvent.RESTORED, null, situation, "", Instant.EPOCH))
        .isInstanceOf(Composed.Broken.class);
    assertThat(composer.preview(NoticeEvent.PROGRESS, null, situation, "", Instant.EPOCH))
        .isInstanceOf(Composed.Ready.class);
  }
}
