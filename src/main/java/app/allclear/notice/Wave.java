package app.allclear.notice;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.restore.DatabaseStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who gets what of a wave, and who gets nothing and why: decided from what is true now, as each
 * notice will be once more before it leaves. Pure.
 *
 * @param going what waits for a release, in the order owed
 * @param nothing who is left out, by the reason, most frequent reason first
 */
public record Wave(List<Going> going, List<Without> nothing) {
  /**
   * One that waits for a release.
   *
   * @param later why it would not leave at once, or not at all; null where it would
   */
  public record Going(Notice notice, Customer customer, @Nullable String later) {}

  /** Somebody who gets nothing; the address is null where a customer has none. */
  public record Nobody(Customer customer, @Nullable EmailAddress address) {}

  /** Everybody who gets nothing for this reason, a full sentence. */
  public record Without(String reason, List<Nobody> who) {
    public Without {
      who = List.copyOf(who);
    }
  }

  /** Decides it for the customers of an outage. */
  public static final class Decision {
    private final NoticeEvent event;
    private final LastLook lastLook;
    private final NeverWritten never;
    private final boolean silentToo;
    private final Map<EmailAddress, Suspension> suspended;
    private final Instant now;

    /**
     * @param own the addresses of our own mailboxes
     * @param silentToo whether contacts who never wrote are told as well
     * @param suspended the addresses whose mail came back in the outage
     */
    public Decision(
        NoticeEvent event,
        Set<EmailAddress> own,
        boolean silentToo,
        Map<EmailAddress, Suspension> suspended,
        Instant now) {
      this.event = event;
      this.lastLook = new LastLook(own);
      this.never = new NeverWritten(own);
      this.silentToo = silentToo;
      this.suspended = Map.copyOf(suspended);
      this.now = now;
    }

    /**
     * @param situations of the outage's incidents, with the notices of this event; messages only
     *     where the silent are not told
     */
    public Wave of(Collection<Situation> situations) {
      List<Going> going = new ArrayList<>();
      Map<String, List<Nobody>> nothing = new LinkedHashMap<>();
      for (Situation situation : situations) {
        for (Notice notice : situation.notices())
          if (notice.state() == NoticeState.HELD)
            going.add(new Going(notice, situation.customer(), later(notice, situation)));
        for (Nobody nobody : leftOut(situation))
          nothing
              .computeIfAbsent(why(situation, nobody.address()), _ -> new ArrayList<>())
              .add(nobody);
      }
      going.sort(Comparator.comparing(one -> one.notice().id().value()));
      return new Wave(
          List.copyOf(going),
          nothing.entrySet().stream()
              .map(entry -> new Without(entry.getKey(), entry.getValue()))
              .sorted(Comparator.comparing((Without one) -> one.who().size()).reversed())
              .toList());
    }

    private @Nullable String later(Notice notice, Situation situation) {
      return switch (lastLook.at(notice, situation)) {
        case LastLook.Verdict.Leave _ -> rests(notice);
        case LastLook.Verdict.Wait(String reason) -> "It would wait: " + reason;
        case LastLook.Verdict.Withdraw(String reason) -> "It would be taken back: " + reason;
      };
    }

    private @Nullable String rests(Notice notice) {
      Suspension suspension = suspended.get(notice.to());
      return suspension != null && suspension.stops(notice, now)
          ? "It would wait: " + suspension.sentence()
          : null;
    }

    private List<Nobody> leftOut(Situation situation) {
      if (!concerned(situation)) return List.of();
      Customer customer = situation.customer();
      if (customer.contacts().isEmpty()) return List.of(new Nobody(customer, null));
      return customer.contacts().stream()
          .map(Contact::address)
          .distinct()
          .filter(address ->
              newest(situation, address)
                  .map(notice -> notice.state() != NoticeState.HELD)
                  .orElse(true))
          .map(address -> new Nobody(customer, address))
          .toList();
    }

    /** Whether the event is about this customer now; an answer is about whoever wrote. */
    private boolean concerned(Situation situation) {
      Damage damage = Damage.in(situation);
      return switch (event) {
        case PROGRESS, AFTERWARDS -> !damage.none();
        case PARTLY_RESTORED -> !damage.allBack() && !damage.back().isEmpty();
        case RESTORED -> damage.allBack();
        case DAMAGED_AGAIN -> damage.brokeAgain(situation.incident().round());
        case NOT_RESTORED -> !damage.givenUp().isEmpty();
        case ACKNOWLEDGED, READER, REPLY -> false;
      };
    }

    private static Optional<Notice> newest(Situation situation, EmailAddress address) {
      return situation.notices().stream()
          .filter(notice -> notice.to().equals(address))
          .max(Comparator.comparing(Notice::round).thenComparing(notice -> notice.id().value()));
    }

    private String why(Situation situation, @Nullable EmailAddress address) {
      if (address == null) return "No contact is registered: nobody can be written to.";
      if (never.test(address)) return "The address is our own, or one that nobody reads.";
      Optional<Notice> last = newest(situation, address);
      if (last.isPresent()) return why(last.get());
      Damage damage = Damage.in(situation);
      if (event == NoticeEvent.PROGRESS && damage.allBack())
        return "Everything of theirs is back; the all-clear says so.";
      if (!silentToo && !Audience.wrote(situation, address))
        return "They never wrote, and only those who wrote are told (allclear.notices.silent-contacts).";
      return "They are not owed it: they became contacts, or were affected, after it was announced.";
    }

    private static String why(Notice last) {
      return switch (last.state()) {
        case HELD -> "It waits for your release.";
        case QUEUED, DEFERRED -> "Theirs is released already, and leaves in its turn.";
        case SENDING -> "Theirs is on its way already.";
        case IN_DOUBT -> "Theirs may or may not have been sent: look at what is in doubt.";
        case SENT -> "They have been told already.";
        case FAILED -> "Theirs was refused for good.";
        case BOUNCED -> "Theirs came back.";
        case SUPPRESSED -> "Notices of this kind are off.";
        case DISCARDED -> "You discarded theirs.";
        case OVERTAKEN -> "A later notice said more, or it was no longer true.";
      };
    }
  }

  /** The databases of the situations that are not back. */
  public static Set<DatabaseName> missing(Collection<Situation> situations) {
    Set<DatabaseName> missing = new HashSet<>();
    for (Situation situation : situations)
      for (DatabaseStatus status : Damage.in(situation).affected())
        if (!status.back()) missing.add(status.database());
    return missing;
  }
}
