package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.HoldReason;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.restore.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every text we ship, in every language, with none, one and three databases and where things are
 * less usual, compared whole with {@code src/test/resources/notices}. Run with {@code
 * -Dallclear.golden=write} to write those files anew, and read the difference.
 */
class NoticeTextsTest {
  private static final Path GOLDEN = Path.of("src/test/resources/notices");
  private static final Instant NOW = Instant.parse("2026-11-02T15:30:00Z");
  private static final Instant BACKUP = Instant.parse("2026-10-30T02:00:00Z");
  private static final HoldReason ASKED = HoldReason.ASKED_NOT_TO_OVERWRITE;
  private static final Instant BACK = Instant.parse("2026-11-02T15:12:00Z");

  record Text(String language, NoticeEvent event, String scene) {
    @Override
    public String toString() {
      return "%s-%s-%s".formatted(language, event.slug(), scene);
    }
  }

  static Stream<Text> texts() {
    List<Text> texts = new ArrayList<>();
    for (String language : List.of("en", "de", "fr", "es"))
      for (NoticeEvent event : NoticeEvent.WORDED)
        for (String scene : scenes(event)) texts.add(new Text(language, event, scene));
    return texts.stream();
  }

  private static List<String> scenes(NoticeEvent event) {
    List<String> scenes = new ArrayList<>(List.of("0", "1", "3"));
    scenes.addAll(
        switch (event) {
          case ACKNOWLEDGED, PROGRESS, AFTERWARDS -> List.of("hold", "given-up", "unreachable");
          case PARTLY_RESTORED, DAMAGED_AGAIN, NOT_RESTORED -> List.of("second");
          case RESTORED, READER, REPLY -> List.of();
        });
    return scenes;
  }

  @ParameterizedTest
  @MethodSource("texts")
  void readsAsAGoodOperatorWouldWriteIt(Text text) throws IOException {
    Scene scene = customer(text.language());
    databases(text.event(), text.scene()).forEach(scene::database);
    Composer composer =
        new Composer(
            new Templates(Path.of("templates")),
            (_, _, _) -> "",
            "support@host.example",
            ZoneId.of("Europe/London"));
    String words = text.scene().equals("3") ? "We work through the night.\nThank you." : "";
    Composed composed =
        composer.preview(
            text.event(), Scene.address("jane@shop.example"), scene.situation(), words, NOW);
    switch (composed) {
      case Composed.Ready(String subject, String body, _) ->
          compare(text, "Subject: " + subject + "\n\n" + body);
      case Composed.Broken(TemplateProblem problem) -> fail(problem.toString());
    }
  }

  private static void compare(Text text, String actual) throws IOException {
    Path file = GOLDEN.resolve(text + ".txt");
    if ("write".equals(System.getProperty("allclear.golden"))) {
      Files.createDirectories(GOLDEN);
      Files.writeString(file, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(file));
  }

  private static Scene customer(String language) {
    Scene scene =
        new Scene()
            .contact("Jane Doe", "jane@shop.example")
            .site("shop.example", "mysql1/jd_shop")
            .site("blog.shop.example", "mysql1/jd_blog");
    return switch (language) {
      case "de" -> scene.speaks("de-AT", "Europe/Vienna");
      case "fr" -> scene.speaks("fr-CA", "America/Montreal");
      case "es" -> scene.speaks("es", "Europe/Madrid");
      default -> scene;
    };
  }

  private static List<DatabaseStatus> databases(NoticeEvent event, String scene) {
    return switch (scene) {
      case "hold" -> List.of(status("jd_shop", RestoreState.ON_HOLD).hold(ASKED, "").build());
      case "given-up" -> List.of(givenUp("jd_shop"));
      case "unreachable" ->
          List.of(restored("jd_shop").health(Health.UNREACHABLE).build(), waiting("jd_blog"));
      case "second" -> secondFirst(event);
      default -> typical(event, Integer.parseInt(scene));
    };
  }

  /** What the event is about does not come first. */
  private static List<DatabaseStatus> secondFirst(NoticeEvent event) {
    return switch (event) {
      case PARTLY_RESTORED -> List.of(running("jd_shop"), back("jd_blog"));
      case DAMAGED_AGAIN -> List.of(waiting("jd_shop"), again("jd_blog"), back("jd_wiki"));
      default -> List.of(waiting("jd_shop"), givenUp("jd_blog"));
    };
  }

  /** One each that is typical of the event; of three, the others as they may well be beside it. */
  private static List<DatabaseStatus> typical(NoticeEvent event, int number) {
    List<DatabaseStatus> three =
        switch (event) {
          case ACKNOWLEDGED, PROGRESS, READER ->
              List.of(waiting("jd_shop"), running("jd_blog"), back("jd_wiki"));
          case RESTORED -> List.of(back("jd_shop"), reported("jd_blog"), moved("jd_wiki"));
          case PARTLY_RESTORED -> List.of(back("jd_shop"), running("jd_blog"), givenUp("jd_wiki"));
          case DAMAGED_AGAIN -> List.of(again("jd_shop"), back("jd_blog"), back("jd_wiki"));
          case NOT_RESTORED -> List.of(givenUp("jd_shop"), back("jd_blog"), waiting("jd_wiki"));
          case AFTERWARDS -> List.of(back("jd_shop"), onHold("jd_blog"), givenUp("jd_wiki"));
          case REPLY -> throw new IllegalArgumentException("The operator words it.");
        };
    return three.subList(0, number);
  }

  private static Statuses status(String name, RestoreState state) {
    return Statuses.of("mysql1/" + name).health(Health.DAMAGED).restore(state);
  }

  private static DatabaseStatus waiting(String name) {
    return status(name, RestoreState.NEEDED).build();
  }

  private static DatabaseStatus running(String name) {
    return status(name, RestoreState.RUNNING).build();
  }

  private static DatabaseStatus onHold(String name) {
    return status(name, RestoreState.ON_HOLD).build();
  }

  private static DatabaseStatus givenUp(String name) {
    return status(name, RestoreState.GIVEN_UP).build();
  }

  private static DatabaseStatus again(String name) {
    return status(name, RestoreState.NEEDED).round(2).build();
  }

  private static Statuses restored(String name) {
    return Statuses.of("mysql1/" + name)
        .health(Health.HEALTHY)
        .restore(RestoreState.RESTORED)
        .restoredAt(BACK)
        .backupTakenAt(BACKUP)
        .onWhoseWord(Word.PROBE);
  }

  private static DatabaseStatus back(String name) {
    return restored(name).build();
  }

  private static DatabaseStatus reported(String name) {
    return restored(name)
        .health(Health.UNKNOWN)
        .onWhoseWord(Word.SCRIPT)
        .backupTakenAt(null)
        .build();
  }

  private static DatabaseStatus moved(String name) {
    return restored(name).round(2).onWhoseWord(Word.OPERATOR).restoredTo("mysql2/jd_wiki").build();
  }
}
