package app.allclear.flow;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.incident.PublicWord;
import app.allclear.notice.NoticeModes;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Declaring, changing and ending an outage, and marking what it damaged. Inside a change. */
final class OutageActs {
  /** How far ahead of ours an operator's clock may run. */
  private static final Duration AHEAD = Duration.ofMinutes(2);

  /** What still fits into a heading. */
  private static final int LONGEST_NAME = 200;

  /** A sentence, perhaps two; a page of news belongs elsewhere. */
  private static final int LONGEST_PUBLIC_WORD = 1_000;

  private final Outages outages;
  private final NoticeModes modes;
  private final Directories directories;
  private final DatabaseStatuses statuses;
  private final RestoreReports reports;
  private final Adoption adoption;
  private final OperatorLog log;

  OutageActs(
      Outages outages,
      NoticeModes modes,
      Directories directories,
      DatabaseStatuses statuses,
      RestoreReports reports,
      Adoption adoption,
      OperatorLog log) {
    this.outages = outages;
    this.modes = modes;
    this.directories = directories;
    this.statuses = statuses;
    this.reports = reports;
    this.adoption = adoption;
    this.log = log;
  }

  Declared declare(Declaration declaration, Instant now) {
    checkName(declaration.name());
    checkStart(declaration.startedAt(), now);
    OutageId id =
        outages
            .declare(declaration.name().strip(), earlier(declaration.startedAt(), now))
            .orElseThrow(this::secondOutage);
    modes.choose(id, declaration.modes());
    Outage outage = outages.find(id).orElseThrow();
    int adopted = adoption.adopt(outage, now);
    Marked marked = mark(declaration.damaged(), declaration.server(), declaration.allOnServer());
    return new Declared(outages.find(id).orElseThrow(), adopted, marked.count(), marked.unknown());
  }

  private static Instant earlier(Instant started, Instant now) {
    return started.isAfter(now) ? now : started;
  }

  private ActRefused secondOutage() {
    String open = outages.current().map(Outage::name).orElse("another outage");
    return new ActRefused(
        ActRefused.Kind.CONFLICT,
        "The outage “%s” is still open. End it before you declare another.".formatted(open));
  }

  private static void checkName(String name) {
    if (name.isBlank())
      throw new ActRefused(
          ActRefused.Kind.INVALID, "An outage needs a name, for example “mysql1 lost its tables”.");
    if (name.length() > LONGEST_NAME)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "The outage's name has %d characters; %d are the most. The log takes longer texts."
              .formatted(name.length(), LONGEST_NAME));
  }

  private static void checkStart(Instant startedAt, Instant now) {
    if (startedAt.isAfter(now.plus(AHEAD)))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "An outage starts in the past; %s is still to come. Give the time it began."
              .formatted(startedAt));
  }

  Outage change(OutageId id, @Nullable String name, @Nullable Instant endedAt, Instant now) {
    Outage outage = outages.find(id).orElseThrow(() -> unknown(id));
    if (name != null) checkName(name);
    if (endedAt != null && endedAt.isBefore(outage.startedAt()))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "The outage began at %s; it can't end before that.".formatted(outage.startedAt()));
    if (endedAt != null && endedAt.isAfter(now.plus(AHEAD)))
      throw new ActRefused(
          ActRefused.Kind.INVALID, "%s is still to come; end it when it ends.".formatted(endedAt));
    outages.change(
        id,
        name == null ? outage.name() : name.strip(),
        endedAt == null ? outage.endedAt() : endedAt);
    return outages.find(id).orElseThrow();
  }

  /** A blank text takes the public word back. */
  Outage say(OutageId id, String text, Instant now) {
    Outage outage = outages.find(id).orElseThrow(() -> unknown(id));
    String word = text.strip();
    if (word.length() > LONGEST_PUBLIC_WORD)
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "The words for the public have %d characters; %d are the most. Say it shorter."
              .formatted(word.length(), LONGEST_PUBLIC_WORD));
    outages.say(outage.id(), word.isEmpty() ? null : new PublicWord(word, now));
    log.write(
        now,
        word.isEmpty() ? "Took the words for the public back." : "Told the public: " + word,
        id,
        null,
        null);
    return outages.find(id).orElseThrow();
  }

  static ActRefused unknown(OutageId id) {
    return new ActRefused(
        ActRefused.Kind.NOT_FOUND,
        "There is no outage %s. GET /api/outages lists them.".formatted(id));
  }

  Declared markDamaged(String pasted, @Nullable String server, boolean all, Instant now) {
    Marked marked = mark(pasted, server, all);
    Outage present =
        outages.current().orElse(new Outage(new OutageId(0), "everyday", now, null, 0, 0, null));
    return new Declared(present, 0, marked.count(), marked.unknown());
  }

  private record Marked(int count, List<String> unknown) {}

  private Marked mark(String pasted, @Nullable String server, boolean all) {
    PastedNames names = PastedNames.read(pasted, server, directories.inForce());
    Set<DatabaseName> damaged = new TreeSet<>(names.known());
    Map<DatabaseName, DatabaseStatus> present = statuses.of(damaged);
    damaged.removeIf(database -> present.containsKey(database) && present.get(database).owed());
    if (all && server != null) damaged.addAll(untouchedOn(server));
    for (DatabaseName database : damaged)
      reports.take(new RestoreReport(database, Reported.NEEDED, Word.OPERATOR));
    return new Marked(damaged.size(), names.unknown());
  }

  /** "All on this server" means those nobody has spoken of; what is back stays back. */
  private Set<DatabaseName> untouchedOn(String server) {
    Set<DatabaseName> databases = new TreeSet<>();
    for (DatabaseName database : directories.inForce().databases())
      if (database.server().equals(server)) databases.add(database);
    statuses
        .of(databases)
        .forEach((database, status) -> {
          if (status.affected()) databases.remove(database);
        });
    return databases;
  }
}
