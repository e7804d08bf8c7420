package app.allclear.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What goes wrong while restoring, on purpose: a script that says done although a table is missing,
 * a server that freezes just then, a dump that won't load. No all-clear may leave on any of them.
 */
final class Mishaps {
  static final String HALF_LOADED = "physio_termine";
  static final String FROZEN_OUT = "velvet_shop";
  private static final String UNLOADABLE = "hallgarten_shop";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than any notice takes that is going to leave. */
  private static final Duration A_WHILE = Duration.ofSeconds(3);

  private final Stage stage;
  private final RestoreScript script;
  private final Notices notices;

  Mishaps(Stage stage, RestoreScript script, Notices notices) {
    this.stage = stage;
    this.script = script;
    this.notices = notices;
  }

  List<Act> acts() {
    return List.of(
        Act.at("13:02", "fail:" + UNLOADABLE, this::failToLoad),
        Act.at("14:45", "load:" + FROZEN_OUT, () -> script.load(FROZEN_OUT)),
        Act.at("15:00", "freeze", this::freeze),
        Act.at("15:01", "done:" + FROZEN_OUT, this::reportDoneWhileFrozen),
        Act.at("15:35", "thaw", this::checkAndThaw),
        Act.at("16:55", "load-half:" + HALF_LOADED, this::loadHalf),
        Act.at("17:05", "check-half:" + HALF_LOADED, this::reportDoneAndCheck));
  }

  private void failToLoad() {
    script.report(UNLOADABLE, "running", Map.of("percent", 0));
    script.report(
        UNLOADABLE,
        "failed",
        Map.of(
            "note",
            "ERROR 1366: Incorrect string value in table artikel; the dump must be mended by hand"));
    stage.console.say(
        "restore script: the dump of %s won't load and must be mended by hand", UNLOADABLE);
  }

  private void freeze() {
    if (stage.server.isFrozen()) return;
    // What was on its way before is not what this is about.
    Waiting.holdsWithin(PATIENCE, () -> !somethingIsLeaving());
    stage.server.freeze();
    stage.console.say(
        "a flood of spam freezes the database server: nothing on it answers any more");
  }

  private boolean somethingIsLeaving() {
    return notices.said().stream()
        .map(notice -> notice.path("state").asString())
        .anyMatch(state -> state.equals("queued") || state.equals("sending"));
  }

  private void reportDoneWhileFrozen() {
    stage.journal.note("frozen-at", Instant.now().toString());
    script.reportDone(FROZEN_OUT);
  }

  private void checkAndThaw() {
    Instant since = Instant.parse(stage.journal.find("frozen-at").orElseThrow().value());
    Waiting.until(
        "Allclear to notice that " + AllclearUnderTest.SERVER + " does not answer",
        PATIENCE,
        () -> database(FROZEN_OUT).path("health").asString().equals("unreachable"));
    Waiting.pause(A_WHILE);
    long left = allClearsSince(since);
    String state = database(FROZEN_OUT).path("restore").asString();
    stage.journal.note("all-clears while frozen", String.valueOf(left));
    stage.console.say(
        "%s was reported done %d s ago, its server is frozen: Allclear says it is %s, and %d all-clears left meanwhile",
        FROZEN_OUT, Duration.between(since, Instant.now()).toSeconds(), state, left);
    stage.server.thaw();
    stage.journal.note("reported-again:" + FROZEN_OUT, "the server answers again");
    stage.console.say("the server has been freed and answers again");
  }

  private long allClearsSince(Instant since) {
    return notices.restoredByCustomer().values().stream()
        .flatMap(List::stream)
        .filter(one -> one.at().isAfter(since))
        .count();
  }

  private void loadHalf() {
    script.report(HALF_LOADED, "running", Map.of("percent", 0));
    stage.databases.clear(HALF_LOADED);
    stage.databases.reloadWithoutLastTable(HALF_LOADED);
    stage.console.say(
        "restore script: %s is being reloaded, from a dump that breaks off", HALF_LOADED);
  }

  private void reportDoneAndCheck() {
    script.report(HALF_LOADED, "done", Map.of());
    Waiting.until("Allclear to look at " + HALF_LOADED, PATIENCE, this::isLookedThrough);
    Waiting.pause(A_WHILE);
    String customer = stage.cast.ownerOf(HALF_LOADED).id();
    int left = notices.restoredByCustomer().getOrDefault(customer, List.of()).size();
    JsonNode seen = database(HALF_LOADED);
    stage.journal.note("all-clears with a table missing", String.valueOf(left));
    stage.console.say(
        "the script says %s is done, a table is missing: Allclear says %s, restore %s (%s), and %d all-clears left",
        HALF_LOADED,
        seen.path("health").asString(),
        seen.path("restore").asString(),
        seen.path("onWhoseWord").asString(),
        left);
  }

  private boolean isLookedThrough() {
    JsonNode seen = database(HALF_LOADED);
    return seen.path("health").asString().equals("damaged")
        || !seen.path("restore").asString().equals("proving");
  }

  private JsonNode database(String name) {
    String full = AllclearUnderTest.SERVER + "/" + name;
    return stage.api.all("/databases", "databases").stream()
        .filter(one -> one.path("database").asString().equals(full))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Allclear does not know " + full));
  }
}
