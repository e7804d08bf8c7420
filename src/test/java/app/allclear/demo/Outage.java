package app.allclear.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run of the demonstration, from its parts to its verdict. */
final class Outage implements AutoCloseable {
  private final Stage stage;
  private final Notices notices;
  private final InboxPage inboxes;
  private List<Verdict.Claim> claims = List.of();

  private Outage(Stage stage, Notices notices, InboxPage inboxes) {
    this.stage = stage;
    this.notices = notices;
    this.inboxes = inboxes;
  }

  /** Starts all parts; a {@link CannotRun} says what stands in the way. */
  static Outage begin(Options options, Console console) {
    return begin(options, console, null);
  }

  /** The same with the support mailbox on another mail server. */
  static Outage begin(Options options, Console console, @Nullable SupportBox elsewhere) {
    if (options.port() != 0) AllclearUnderTest.requireFree(options.port(), "--port");
    if (options.inboxPort() != 0)
      AllclearUnderTest.requireFree(options.inboxPort(), "--inbox-port");
    DataFolder folder = DataFolder.open(options.data(), options.fresh());
    Journal journal = new Journal(folder);
    // A day that is over has nothing left to show to a machine.
    if (options.exit() && journal.has("over")) {
      folder = DataFolder.open(options.data(), true);
      journal = new Journal(folder);
    }
    console.print(
        "The outage day, on Java %s, in %s. Everything is local; no mail leaves this machine."
            .formatted(Runtime.version().feature(), folder.path().toAbsolutePath().normalize()));
    boolean again = !journal.isEmpty();
    if (!again) console.print("Making sixty customers, their databases and a backup of them ...");
    Bell bell = new Bell(console);
    Stage stage = new Stage(Cast.load(), options, folder, journal, console, elsewhere, bell);
    Notices notices = new Notices(stage.api, stage.drawers);
    bell.listenTo(stage, notices);
    Outage outage = new Outage(stage, notices, new InboxPage(stage, notices));
    outage.welcome(again);
    return outage;
  }

  private void welcome(boolean again) {
    stage.console.print(
        """

        Allclear's pages:           %s   (log in as %s, password %s)
        The customers' own inboxes: %s
        """
            .formatted(
                stage.allclear.page("/"),
                AllclearUnderTest.USER,
                AllclearUnderTest.PASSWORD,
                inboxes.address()));
    if (again) {
      Waiting.holdsWithin(java.time.Duration.ofSeconds(30), this::isCounted);
      stage.console.print(
          "Started again on a day that had begun: "
              + new Summary(stage, notices, Filed.read(stage)).accounts()
              + "\n");
    }
  }

  /** The mailbox has been looked at since this start, and all it holds is stored. */
  private boolean isCounted() {
    var box = stage.api.get("/status").path("mailboxes").path(0);
    return box.path("connected").asBoolean(false)
        && box.path("stored").asInt() == stage.drawers.in(MailBytes.SUPPORT).size();
  }

  /** Plays the rest of the day, sums it up, and says whether it went as it must. */
  boolean play() {
    new Day(stage, notices).play();
    Filed filed = Filed.read(stage);
    Summary summary = new Summary(stage, notices, filed);
    stage.console.print(
        "\n" + summary.chaos() + "\n\n" + summary.refusals() + "\n\n" + summary.day() + "\n");
    claims = new Verdict(stage, notices, filed).judge();
    for (Verdict.Claim claim : claims)
      stage.console.print(
          "  %s %s: %s".formatted(claim.holds() ? "yes" : "NO ", claim.text(), claim.found()));
    stage.journal.note("over", "summed up");
    boolean well = claims.stream().allMatch(Verdict.Claim::holds);
    stage.console.print(well ? "\nAll went as it must." : "\nNot all went as it must.");
    if (stays())
      stage.console.print(
          """
          It stays up until you stop it (Ctrl-C). Kill it and start it again: kill -9 %d, then the same command.
          A new day: the same command with --fresh.\
          """
              .formatted(ProcessHandle.current().pid()));
    return well;
  }

  List<Verdict.Claim> claims() {
    return claims;
  }

  boolean stays() {
    return !stage.options.exit();
  }

  @Override
  public void close() {
    inboxes.close();
    stage.close();
  }
}
