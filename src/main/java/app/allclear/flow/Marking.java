package app.allclear.flow;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.Decided;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The operator says who wrote: a machine or a human. Inside a change. */
final class Marking {
  private static final Duration REACH = Duration.ofDays(30);

  /** As many of a sender's messages follow at once, newest first: one change must stay short. */
  private static final int MOST = 500;

  private final Messages messages;
  private final Incidents incidents;
  private final Rejudgement rejudgement;
  private final Refiling refiling;
  private final Pupil pupil;

  Marking(
      Messages messages,
      Incidents incidents,
      Rejudgement rejudgement,
      Refiling refiling,
      Pupil pupil) {
    this.messages = messages;
    this.incidents = incidents;
    this.rejudgement = rejudgement;
    this.refiling = refiling;
    this.pupil = pupil;
  }

  int mark(
      StoredMessage message,
      @Nullable Boolean machine,
      @Nullable Boolean sender,
      @Nullable String by,
      Instant now) {
    messages.mark(message.id(), machine);
    Optional<EmailAddress> address = EmailAddress.of(message.from());
    boolean always =
        address.isPresent()
            && (sender == null ? !pupil.isRegistered(address.get()) : sender.booleanValue());
    if (always) pupil.learnMark(address.get(), machine, message, by, now);
    int changed = follow(message, own(machine), now) ? 1 : 0;
    return always ? changed + others(message, address.get(), machine, now) : changed;
  }

  private int others(
      StoredMessage marked, EmailAddress address, @Nullable Boolean machine, Instant now) {
    List<StoredMessage> all = messages.from(address, now.minus(REACH)).reversed();
    int changed = 0;
    for (StoredMessage one : all.subList(0, Math.min(all.size(), MOST)))
      if (!one.id().equals(marked.id()) && follow(one, ofSender(machine, address), now)) changed++;
    return changed;
  }

  /** Judges it again; false where it stands as it stood. */
  boolean follow(StoredMessage message, String words, Instant now) {
    Optional<Decided> decided = rejudgement.of(message);
    if (decided.isEmpty() || Rejudgement.says(decided.get(), message)) return false;
    refiling.raise(message.customers(), decided.get().certain());
    for (IncidentId incident : message.incidents())
      incidents.noteMessage(incident, now, words + Filing.words(message), message.id());
    refiling.refile(message, decided.get(), new Cause("you said who wrote it"), now);
    return true;
  }

  private static String own(@Nullable Boolean machine) {
    if (machine == null) return "You took back what you had said of who wrote this: ";
    return machine ? "You said that a machine wrote this: " : "You said that a human wrote this: ";
  }

  private static String ofSender(@Nullable Boolean machine, EmailAddress address) {
    if (machine == null) return "You took back what you had said of %s: ".formatted(address);
    return "You said that a %s writes from %s: ".formatted(machine ? "machine" : "human", address);
  }
}
