package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import app.allclear.incident.PublicWord;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.HoldReason;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Word;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a template's names stand for. Every text is one line; nothing in it is evaluated again. */
final class TemplateValues {
  private final Situation situation;
  private final Customer customer;
  private final Damage damage;
  private final Dates dates;

  TemplateValues(Situation situation, Dates dates) {
    this.situation = situation;
    this.customer = situation.customer();
    this.damage = Damage.in(situation);
    this.dates = dates;
  }

  /**
   * @param to null where nobody is addressed yet: a preview
   * @param words the operator's own, possibly empty; the only text that may have several lines
   */
  Map<String, Object> of(
      NoticeEvent event, @Nullable EmailAddress to, String support, String words, Instant now) {
    Map<String, Object> values = new HashMap<>();
    values.put("support", OneLine.of(support));
    values.put("outageStart", dates.of(situation.outage().startedAt()));
    values.put("now", dates.of(now));
    values.put(
        "words", words.isBlank() && event == NoticeEvent.READER ? publicWord() : words.strip());
    values.put("customersAffected", situation.outage().affected());
    values.put("customersRestored", situation.outage().restored());
    // Not even a broken check of the template could make the neutral text speak of a customer.
    if (event.isPrivate()) addOwn(values, event, to);
    return values;
  }

  private String publicWord() {
    PublicWord word = situation.outage().publicWord();
    return word == null ? "" : word.text();
  }

  private void addOwn(Map<String, Object> values, NoticeEvent event, @Nullable EmailAddress to) {
    List<String> sites = sites(damage.affected());
    values.put("customer", OneLine.of(customer.name()));
    values.put("contact", contact(to));
    values.put("sites", String.join(", ", sites));
    List<String> subject = sites(spokenOf(event));
    values.put("firstSite", subject.isEmpty() ? "" : subject.getFirst());
    addList(values, "affected", damage.affected());
    addList(values, "back", damage.back());
    addList(values, "waiting", damage.waiting());
    addList(values, "coming", waiting(status -> status.restore() != RestoreState.ON_HOLD));
    addList(values, "damagedAgain", waiting(TemplateValues::again));
    addList(values, "neverBack", waiting(status -> !again(status)));
    addList(values, "givenUp", damage.givenUp());
    values.put("allBack", damage.allBack());
  }

  private void addList(Map<String, Object> values, String name, List<DatabaseStatus> databases) {
    values.put(name, databases.stream().map(this::database).toList());
    values.put(name + "Count", databases.size());
    String named = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    values.put("any" + named, !databases.isEmpty());
    values.put("one" + named, databases.size() == 1);
  }

  private String contact(@Nullable EmailAddress to) {
    return customer.contacts().stream()
        .filter(contact -> contact.address().equals(to))
        .map(Contact::name)
        .filter(Objects::nonNull)
        .map(OneLine::of)
        .findFirst()
        .orElse("");
  }

  private List<DatabaseStatus> waiting(Predicate<DatabaseStatus> which) {
    return damage.waiting().stream().filter(which).toList();
  }

  private static boolean again(DatabaseStatus status) {
    return status.round() > 1;
  }

  /** The databases an event is about; all that were damaged where none is of that kind. */
  private List<DatabaseStatus> spokenOf(NoticeEvent event) {
    List<DatabaseStatus> spokenOf =
        switch (event) {
          case PARTLY_RESTORED -> damage.back();
          case DAMAGED_AGAIN -> waiting(TemplateValues::again);
          case NOT_RESTORED -> damage.givenUp();
          case ACKNOWLEDGED, PROGRESS, RESTORED, AFTERWARDS, READER, REPLY -> List.of();
        };
    return spokenOf.isEmpty() ? damage.affected() : spokenOf;
  }

  /** The sites on these databases; all of the customer's where we can't tell. */
  private List<String> sites(List<DatabaseStatus> databases) {
    Set<String> sites = new LinkedHashSet<>();
    for (DatabaseStatus status : databases) {
      List<String> on = sitesOn(status);
      if (on.isEmpty()) return written(customer.sites());
      sites.addAll(on);
    }
    return sites.isEmpty() ? written(customer.sites()) : List.copyOf(sites);
  }

  /** A customer's only database is the one every site of theirs runs on. */
  private List<String> sitesOn(DatabaseStatus status) {
    boolean only = customer.databases().equals(List.of(status.database()));
    return written(
        customer.sites().stream()
            .filter(site ->
                status.database().equals(site.database()) || only && site.database() == null)
            .toList());
  }

  private static List<String> written(List<Site> sites) {
    return sites.stream().map(site -> OneLine.of(site.written())).toList();
  }

  private Map<String, Object> database(DatabaseStatus status) {
    Map<String, Object> values = new HashMap<>();
    values.put("site", String.join(", ", sitesOn(status)));
    values.put("name", OneLine.of(status.database().name()));
    values.put("server", OneLine.of(status.database().server()));
    values.put("movedTo", movedTo(status));
    values.put("percent", status.percent() == null ? "" : status.percent().toString());
    addState(values, status);
    boolean back = status.back();
    values.put("backAt", back ? dates.of(status.restoredAt()) : "");
    values.put("backupAt", dates.of(status.backupTakenAt()));
    Instant lostUntil = lostUntil(status);
    values.put("lostFrom", lostUntil == null ? "" : dates.of(status.backupTakenAt()));
    values.put("lostUntil", dates.of(lostUntil));
    boolean proven = status.onWhoseWord().equals(Word.PROBE.words());
    boolean byHand = status.onWhoseWord().equals(Word.OPERATOR.words());
    values.put("proven", back && proven);
    values.put("checkedByHand", back && byHand);
    values.put("onlyReported", back && !proven && !byHand);
    return values;
  }

  private static String movedTo(DatabaseStatus status) {
    return status.restoredTo() == null ? "" : OneLine.of(status.restoredTo().toString());
  }

  private static void addState(Map<String, Object> values, DatabaseStatus status) {
    RestoreState state = status.restore();
    boolean back = status.back();
    boolean proving = state == RestoreState.PROVING || state == RestoreState.RESTORED && !back;
    values.put("isBack", back);
    values.put("isUnreachable", status.health() == Health.UNREACHABLE);
    values.put("isProving", proving);
    values.put("isRunning", state == RestoreState.RUNNING);
    values.put("isOnHold", state == RestoreState.ON_HOLD);
    values.put("isGivenUp", state == RestoreState.GIVEN_UP);
    values.put("heldAsAsked", status.hold() == HoldReason.ASKED_NOT_TO_OVERWRITE);
    values.put("heldForCopy", status.hold() == HoldReason.HAS_NEWER_COPY);
    values.put("told", status.told() == null ? "" : OneLine.of(status.told()));
    values.put("isWaiting", state == RestoreState.NEEDED || state == RestoreState.FAILED);
  }

  /**
   * Until when changes may be lost: the outage's start. A database damaged more than once lost also
   * what was added after an earlier restore, so there it is the moment it came back. Null where the
   * backup's time is unknown, or nothing can be lost.
   */
  private @Nullable Instant lostUntil(DatabaseStatus status) {
    Instant backup = status.backupTakenAt();
    if (backup == null) return null;
    Instant until =
        status.round() > 1 && status.restoredAt() != null
            ? status.restoredAt()
            : situation.outage().startedAt();
    return backup.isBefore(until) ? until : null;
  }
}
