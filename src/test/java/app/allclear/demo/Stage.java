package app.allclear.demo;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * All parts of the day, running, and Allclear among them, watching databases that are still well.
 */
final class Stage implements AutoCloseable {
  private static final Duration FIRST_LOOK = Duration.ofMinutes(2);

  final Cast cast;
  final Options options;
  final Console console;
  final DataFolder folder;
  final Journal journal;
  final Drawers drawers;
  final DatabaseServer server;
  final CustomerDatabases databases;
  final PostOffice post;
  final AllclearUnderTest allclear;
  final Api api;

  /** Starts everything, or goes on with what an earlier run left in the folder. */
  Stage(
      Cast cast,
      Options options,
      DataFolder folder,
      Journal journal,
      Console console,
      @Nullable SupportBox elsewhere,
      Consumer<Drawers.Kept> onDelivery) {
    this.cast = cast;
    this.options = options;
    this.console = console;
    this.folder = folder;
    this.journal = journal;
    this.drawers = new Drawers(folder);
    this.server = new DatabaseServer(folder, !journal.has("databases"));
    this.databases = new CustomerDatabases(server, folder);
    if (!journal.has("databases")) {
      databases.make(cast);
      journal.note("databases", "made");
    }
    // Killed while the server was frozen: it is frozen again before Allclear can look at it.
    if (journal.has("act:freeze") && !journal.has("act:thaw")) server.freeze();
    if (!journal.has("uidvalidity"))
      journal.note("uidvalidity", String.valueOf(System.currentTimeMillis() / 1000));
    long uidValidity = Long.parseLong(journal.find("uidvalidity").orElseThrow().value());
    this.post = new PostOffice(drawers, uidValidity, cast.people(), elsewhere, onDelivery);
    this.allclear = new AllclearUnderTest(folder, cast, options, post, server.port());
    this.api = new Api(allclear.port(), AllclearUnderTest.USER, AllclearUnderTest.PASSWORD);
    if (!journal.has("hit-begun")) awaitFirstLook();
  }

  /** Without a list from before, a table that is gone tomorrow would be missed by nobody. */
  private void awaitFirstLook() {
    Waiting.until(
        "Allclear to find all %d databases healthy".formatted(cast.databases().size()),
        FIRST_LOOK,
        () -> {
          List<JsonNode> seen = api.all("/databases", "databases");
          return seen.stream()
                  .filter(one -> one.path("health").asString().equals("healthy"))
                  .count()
              == cast.databases().size();
        });
  }

  @Override
  public void close() {
    api.close();
    allclear.close();
    post.close();
    server.close();
  }
}
