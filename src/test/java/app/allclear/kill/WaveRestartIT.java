package app.allclear.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.demo.Api;
import app.allclear.kill.KillPost.Taken;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * A wave of a thousand: held, one of it discarded, released, paused half way, the program killed
 * and started again, resumed. Each of the 999 is taken by the mail server once.
 */
class WaveRestartIT {
  private static final List<String> CUSTOMERS =
      IntStream.range(0, 500).mapToObj(number -> "wave" + number).toList();
  private static final String NEVER = KillTown.contacts("wave77").getFirst();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @TempDir Path folder;

  private final SupportMailbox mailbox = SupportMailbox.open();
  private final KillPost post = new KillPost(mailbox, new Tally(), false, 1);
  private final int port = KillDay.freePort();
  private final Api api = new Api(port, KillDay.USER, KillDay.PASSWORD);

  @Test
  @Timeout(600)
  void isTakenOnceThoughPausedKilledAndResumed() throws Exception {
    Files.writeString(folder.resolve("customers.csv"), KillTown.csv(CUSTOMERS.stream()));
    FastStart java = FastStart.in(folder.resolve("program"));
    int half;
    try (post;
        mailbox;
        api) {
      try (AllclearProcess life = start(java)) {
        life.awaitUp(api);
        hold();
        JsonNode answer = api.post("/notices/release", Map.of("event", "progress"));
        assertThat(answer.path("released").asInt()).isEqualTo(999);
        await().atMost(PATIENCE).until(() -> post.taken().size() >= 500);
        api.post("/notices/pause", Map.of());
        life.kill();
      }
      half = post.taken().size();
      assertThat(half).isLessThan(900);
      try (AllclearProcess life = start(java)) {
        life.awaitUp(api);
        assertThat(api.get("/status").path("paused").asBoolean()).isTrue();
        await()
            .during(Duration.ofSeconds(2))
            .atMost(Duration.ofSeconds(10))
            .until(() -> post.taken().size() == half);
        api.post("/notices/resume", Map.of());
        awaitQuiet();
        settleByTheServersLog();
        awaitQuiet();
        check();
      }
    }
  }

  private AllclearProcess start(FastStart java) {
    return AllclearProcess.start(
        java.command(),
        folder.resolve("allclear.log"),
        KillDay.settings(folder, port, mailbox, post, "--allclear.notices.events.progress=hold"));
  }

  /** A thousand notices wait for their release, one is discarded. */
  private void hold() {
    Instant start = Instant.now().minus(Duration.ofHours(1));
    String outage =
        api.post("/outages", Map.of("name", "tables gone", "startedAt", start.toString()))
            .path("id")
            .asString();
    for (String customer : CUSTOMERS)
      api.put("/databases/mysql1/" + customer + "/restore", Map.of("state", "needed"));
    api.post(
        "/outages/" + outage + "/announcements",
        Map.of("event", "progress", "words", "Half of it is back.", "hold", true));
    List<JsonNode> held = notices("held");
    assertThat(held).hasSize(1_000);
    for (JsonNode notice : held)
      if (notice.path("to").asString().equals(NEVER))
        api.post("/notices/" + notice.path("id").asString() + "/discard", Map.of());
  }

  private List<JsonNode> notices(String state) {
    return api.all("/notices", "notices").stream()
        .filter(notice -> notice.path("state").asString().equals(state))
        .toList();
  }

  /** Nothing waits to be sent, and every copy that came back was read. */
  private void awaitQuiet() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(250))
        .ignoreException(UncheckedIOException.class)
        .untilAsserted(() -> {
          JsonNode status = api.get("/status");
          for (String state : List.of("queued", "sending", "deferred"))
            assertThat(status.path("outbox").path(state).asInt()).as(state).isZero();
          assertThat(status.path("mailboxes").path(0).path("stored").asInt())
              .isEqualTo(post.copies());
        });
  }

  /**
   * A copy that came back has settled what was taken; no more stays in doubt than was on its way.
   */
  private void settleByTheServersLog() {
    Set<String> taken = post.taken().stream().map(Taken::messageId).collect(Collectors.toSet());
    List<JsonNode> doubtful = notices("in-doubt");
    assertThat(doubtful)
        .hasSizeLessThan(100)
        .noneMatch(notice -> taken.contains(notice.path("messageId").asString()));
    for (JsonNode notice : doubtful)
      api.post("/notices/" + notice.path("id").asString() + "/settle", Map.of("sent", false));
  }

  private void check() {
    List<String> reached = post.taken().stream().map(Taken::to).toList();
    Set<String> owed = new HashSet<>();
    for (String customer : CUSTOMERS) owed.addAll(KillTown.contacts(customer));
    owed.remove(NEVER);
    assertThat(reached).hasSize(999).containsExactlyInAnyOrderElementsOf(owed);
    assertThat(notices("sent")).hasSize(999);
    assertThat(notices("discarded")).hasSize(1);
  }
}
