package app.allclear.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The day itself: every act at its hour, each noted when it is done, so that none happens twice.
 */
final class Day {
  /** How long the last all-clears may take after the last report. */
  private static final Duration AFTERMATH = Duration.ofSeconds(90);

  private final Stage stage;
  private final DayClock clock;
  private final Notices notices;
  private final List<Act> acts = new ArrayList<>();

  Day(Stage stage, Notices notices) {
    this.stage = stage;
    this.clock = new DayClock(stage.options, stage.console);
    this.notices = notices;
    RestoreScript script = new RestoreScript(stage);
    acts.add(Act.at("05:12", "hit", this::hit));
    acts.addAll(new Pigeon(stage, notices).acts());
    acts.addAll(script.acts());
    acts.addAll(new Mishaps(stage, script, notices).acts());
    acts.addAll(new Operator(stage, notices).acts());
    acts.add(Act.at("07:57", "look-chaos", () -> show(Summary::chaos)));
    acts.add(Act.at("09:05", "look-refusals", () -> show(Summary::refusals)));
    acts.add(Act.at("12:00", "look-kill", this::invite));
    acts.sort(Comparator.comparing(Act::at));
  }

  /** Plays what is still to come. */
  void play() {
    for (Act act : acts) {
      String key = "act:" + act.key();
      if (stage.journal.has(key)) continue;
      clock.until(act.at());
      act.step().run();
      stage.journal.note(key, "done");
    }
    awaitAftermath();
  }

  private void hit() {
    stage.journal.note("hit-begun", "the night");
    stage.databases.hit(Damage.PLAN);
    stage.console.say(
        "%d of %d databases on %s lose files; %s",
        Damage.PLAN.size(),
        stage.cast.databases().size(),
        AllclearUnderTest.SERVER,
        stage.allclear.page("/databases"));
  }

  private void show(java.util.function.Function<Summary, String> part) {
    Filed filed = awaitStored();
    stage.console.print("\n" + part.apply(new Summary(stage, notices, filed)) + "\n");
  }

  private Filed awaitStored() {
    int sent = stage.drawers.in(MailBytes.SUPPORT).size();
    Waiting.holdsWithin(
        Duration.ofSeconds(30),
        () -> stage.api.get("/status").path("mailboxes").path(0).path("stored").asInt() >= sent);
    return Filed.read(stage);
  }

  private void invite() {
    stage.console.print(
        """

        Kill it, right now if you like:  kill -9 %d
        Then start it again with the same command: the day goes on where it was, and it says at once
        whether anything was lost or doubled. As of now: %s
        """
            .formatted(
                ProcessHandle.current().pid(),
                new Summary(stage, notices, awaitStored()).accounts()));
  }

  /** The day is over when every database is back and nothing is on its way any more. */
  private void awaitAftermath() {
    awaitStored();
    Waiting.holdsWithin(AFTERMATH, () -> allBack() && nothingOnItsWay());
  }

  private boolean allBack() {
    return stage.api.all("/databases", "databases").stream()
            .filter(one -> one.path("restore").asString().equals("restored"))
            .count()
        >= Damage.PLAN.size();
  }

  private boolean nothingOnItsWay() {
    return notices.said().stream()
        .map(notice -> notice.path("state").asString())
        .noneMatch(
            state -> state.equals("queued") || state.equals("sending") || state.equals("deferred"));
  }
}
