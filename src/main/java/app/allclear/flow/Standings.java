package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Known;
import app.allclear.incident.NoticeStanding;
import app.allclear.incident.OwnAnswer;
import app.allclear.incident.SentMails;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeFacts;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites the columns that lists sort by, of one incident or of many at once: as many as there are
 * cost few statements. Called inside a change that has raised the customers.
 */
final class Standings {
  private final Situations situations;
  private final Incidents incidents;
  private final Notices notices;
  private final SentMails sentMails;

  Standings(Situations situations, Incidents incidents, Notices notices, SentMails sentMails) {
    this.situations = situations;
    this.incidents = incidents;
    this.notices = notices;
    this.sentMails = sentMails;
  }

  /** The incident as it stands then. */
  Incident rewrite(IncidentId id) {
    return rewrite(List.of(id)).stream().findFirst().orElseThrow();
  }

  /**
   * The same after damage that the databases no longer show: it was reported when it was over, or
   * what was back was restored once more.
   */
  Incident rewriteAfterDamage(IncidentId id) {
    return rewrite(List.of(id), true).stream().findFirst().orElseThrow();
  }

  List<Incident> rewrite(Collection<IncidentId> ids) {
    return rewrite(ids, false);
  }

  private List<Incident> rewrite(Collection<IncidentId> ids, boolean damagedMeanwhile) {
    List<Incident> before = incidents.these(ids);
    Map<IncidentId, Incident> after = new HashMap<>();
    settle(before, damagedMeanwhile).forEach(incident -> after.put(incident.id(), incident));
    // Damage after an all-clear begins a new round, in which that all-clear no longer counts.
    List<Incident> anew =
        before.stream()
            .filter(incident -> after.get(incident.id()).round() != incident.round())
            .map(incident -> after.get(incident.id()))
            .toList();
    settle(anew, false).forEach(incident -> after.put(incident.id(), incident));
    return before.stream().map(incident -> after.get(incident.id())).toList();
  }

  private List<Incident> settle(List<Incident> several, boolean damagedMeanwhile) {
    if (several.isEmpty()) return several;
    List<IncidentId> ids = several.stream().map(Incident::id).toList();
    Map<IncidentId, List<DatabaseStatus>> databases = situations.databasesOf(several);
    Map<IncidentId, List<Notice>> told = notices.brieflyOf(ids);
    Map<IncidentId, List<OwnAnswer>> answers = sentMails.answersIn(ids);
    List<Known> known = new ArrayList<>();
    for (Incident incident : several) {
      IncidentId id = incident.id();
      Optional<Customer> customer = situations.customer(incident.customer());
      known.add(
          new Known(
              incident,
              customer.map(Customer::name).orElse(null),
              databases.getOrDefault(id, List.of()),
              standing(
                  incident, told.getOrDefault(id, List.of()), answers.getOrDefault(id, List.of())),
              customer.map(c -> !c.contacts().isEmpty()).orElse(false),
              damagedMeanwhile));
    }
    return incidents.settle(known);
  }

  private static NoticeStanding standing(
      Incident incident, List<Notice> all, List<OwnAnswer> elsewhere) {
    NoticeFacts facts = NoticeFacts.of(all, incident.round());
    NoticeEvent last = facts.lastSent();
    List<OwnAnswer> answers = new ArrayList<>(NoticeFacts.replies(all));
    answers.addAll(elsewhere);
    return new NoticeStanding(
        facts.held(),
        facts.inDoubt(),
        facts.failed(),
        last == null ? null : last.slug(),
        facts.lastSentAt(),
        facts.allClearOwed(),
        allClearAt(all, incident.round()),
        facts.answered(),
        answers);
  }

  private static @Nullable Instant allClearAt(List<Notice> notices, int round) {
    return notices.stream()
        .filter(notice -> notice.event() == NoticeEvent.RESTORED && notice.round() == round)
        .filter(notice -> notice.state() == NoticeState.SENT)
        .map(Notice::sentAt)
        .flatMap(sent -> Optional.ofNullable(sent).stream())
        .min(Comparator.naturalOrder())
        .orElse(null);
  }
}
