package app.allclear.search;

import static app.allclear.search.Words.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.allclear.customer.Directory;
import app.allclear.incident.MessageId;
import app.allclear.store.ChangeKind;
import app.allclear.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessageSearchTest {
  /** Messages as a store would have them, counting how often they were read from the start. */
  private static final class Source implements WordSource {
    final ConcurrentSkipListMap<Long, MessageWords> messages = new ConcurrentSkipListMap<>();
    final AtomicInteger builds = new AtomicInteger();
    volatile boolean down;

    @Override
    public List<MessageWords> after(long id, int limit) {
      if (down) throw new IllegalStateException("the store is down");
      if (id == 0 && limit > 1) builds.incrementAndGet();
      return messages.tailMap(id, false).values().stream().limit(limit).toList();
    }

    @Override
    public List<MessageWords> read(Collection<MessageId> ids) {
      if (down) throw new IllegalStateException("the store is down");
      return ids.stream().map(id -> messages.get(id.value())).filter(w -> w != null).toList();
    }
  }

  @TempDir Path folder;

  private final TestStore store = TestStore.sqlite();
  private final Source source = new Source();
  private MessageSearch search;

  @BeforeEach
  void start() {
    search =
        new MessageSearch(folder.resolve("index"), source, store.changes(), () -> Directory.EMPTY);
    search.start();
  }

  @AfterEach
  void close() throws Exception {
    search.close();
    store.close();
  }

  private void restart() {
    search.close();
    start();
  }

  private void save(Words... words) {
    store.change(() -> {
      for (Words one : words) {
        source.messages.put(one.id(), one.build());
        store.changes().record(ChangeKind.MESSAGE, one.id());
      }
    });
  }

  private void awaitFound(String query, String ids) {
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(10))
        .untilAsserted(() -> assertThat(found(query)).isEqualTo(ids));
  }

  private String found(String query) {
    return String.join(
        " ", search.find(query, 50).stream().map(hit -> hit.message().toString()).toList());
  }

  @Test
  void findsWhatWasStoredAMomentAgo() {
    save(message(1).text("site down"), message(2).text("site up"));
    awaitFound("site", "2 1");
    save(message(3).text("site gone"));
    awaitFound("site", "3 2 1");
    await().atMost(Duration.ofSeconds(30)).until(() -> search.trouble().isEmpty());
  }

  @Test
  void followsAChangedMessage() {
    save(message(1).text("site").about("c1"));
    awaitFound("customer:c1", "1");
    save(message(1).text("site").about("c2"));
    awaitFound("customer:c2", "1");
    assertThat(found("customer:c1")).isEmpty();
  }

  @Test
  void goesOnWhereItStoppedAfterARestart() {
    save(message(1).text("site"));
    awaitFound("site", "1");
    restart();
    awaitFound("site", "1");
    save(message(2).text("site"));
    awaitFound("site", "2 1");
    int builds = source.builds.get();
    restart();
    awaitFound("site", "2 1");
    assertThat(source.builds.get()).isEqualTo(builds);
  }

  @Test
  void takesInWhatWasStoredWhileItWasDown() {
    save(message(1).text("site"));
    awaitFound("site", "1");
    search.close();
    save(message(2).text("site"));
    start();
    awaitFound("site", "2 1");
  }

  @Test
  void isBuiltAnewWhenItWasDeleted() throws Exception {
    save(message(1).text("site"), message(2).text("site"));
    awaitFound("site", "2 1");
    search.close();
    MessageIndex.wipe(folder.resolve("index"));
    start();
    awaitFound("site", "2 1");
  }

  @Test
  void isBuiltAnewWhenItIsDamaged() throws Exception {
    save(message(1).text("site"), message(2).text("site"));
    awaitFound("site", "2 1");
    search.close();
    overwriteEveryFile();
    start();
    awaitFound("site", "2 1");
    await().atMost(Duration.ofSeconds(30)).until(() -> search.trouble().isEmpty());
  }

  private void overwriteEveryFile() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("index"))) {
      for (Path file : files.toList()) Files.writeString(file, "not an index");
    }
  }

  @Test
  void isBuiltAnewForAnotherStore() {
    save(message(1).text("site"));
    awaitFound("site", "1");
    search.close();
    source.messages.clear();
    source.messages.put(1L, message(1).subject("another store").text("else").build());
    start();
    awaitFound("else", "1");
    assertThat(found("site")).isEmpty();
  }

  @Test
  void saysThatItCannotReadTheStoreAndGoesOnWhenItCan() {
    save(message(1).text("site"));
    awaitFound("site", "1");
    source.down = true;
    save(message(2).text("site"));
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() ->
            assertThat(search.trouble())
                .contains(
                    "The search index cannot read the store right now, so it finds nothing."));
    source.down = false;
    awaitFound("site", "2 1");
    await().atMost(Duration.ofSeconds(30)).until(() -> search.trouble().isEmpty());
  }

  @Test
  void takesInABacklogOfManyPages() {
    Words[] many = new Words[3_000];
    for (int i = 0; i < many.length; i++) many[i] = message(i + 1).text("site number" + i);
    save(many);
    awaitFound("number2999", "3000");
    awaitFound("number0", "1");
    assertThat(search.find("site", 20)).hasSize(20);
    assertThat(found("site")).startsWith("3000 2999 2998");
  }

  @Test
  void findsNothingForABlankQueryOrNoLimit() {
    save(message(1).text("site"));
    awaitFound("site", "1");
    assertThat(search.find("  ", 10)).isEmpty();
    assertThat(search.find("site", 0)).isEmpty();
  }
}
