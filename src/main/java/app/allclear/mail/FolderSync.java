package app.allclear.mail;

import app.allclear.mail.ImapConnection.Fetched;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Brings the owner's account of one folder up to the server's: counts, then hands over what is not
 * settled, newest first, and counts again until nothing is left that can be had now. Remembers from
 * one connection to the next which copies gave trouble.
 */
final class FolderSync {
  private static final Logger LOG = LoggerFactory.getLogger(FolderSync.class);

  /** Sizes are asked for this many copies at a time, so that the command line stays short. */
  private static final int SIZES_AT_ONCE = 500;

  private final MailboxSettings mailbox;
  private final String folder;
  private final Correspondence correspondence;
  private final ImapTimings timings;
  private final Clock clock;
  private final BooleanSupplier closed;
  private final Setbacks setbacks;
  private final Set<Long> handedOver = new HashSet<>();
  private long uidValidity;
  private Set<Long> interrupted = Set.of();
  private @Nullable Instant horizon;
  private int failuresInARow;

  FolderSync(
      MailboxSettings mailbox,
      String folder,
      Correspondence correspondence,
      ImapTimings timings,
      Clock clock,
      BooleanSupplier closed) {
    this.mailbox = mailbox;
    this.folder = folder;
    this.correspondence = correspondence;
    this.timings = timings;
    this.clock = clock;
    this.closed = closed;
    this.setbacks = new Setbacks(timings.firstWait(), timings.longestWait());
  }

  /**
   * How one synchronisation ended.
   *
   * @param news something was fetched
   * @param nextAttempt when a copy that gave trouble is worth another attempt
   */
  record Outcome(boolean news, Optional<Instant> nextAttempt) {}

  Outcome run(ImapConnection connection) throws ImapTrouble {
    handedOver.clear();
    boolean news = false;
    while (!closed.getAsBoolean()) {
      List<Long> due = due(count(connection));
      if (due.isEmpty()) break;
      news = true;
      fetch(connection, due);
    }
    return new Outcome(news, setbacks.nextAttempt());
  }

  private FolderCensus count(ImapConnection connection) throws ImapTrouble {
    if (horizon == null)
      horizon =
          correspondence.horizon(mailbox.name(), folder, mailbox.firstHorizon(clock.instant()));
    long current = connection.examine(folder);
    if (current != uidValidity) {
      setbacks.keepOnly(Set.of());
      handedOver.clear();
      uidValidity = current;
    }
    Instant asOf = clock.instant();
    FolderCensus census =
        new FolderCensus(mailbox.name(), folder, uidValidity, asOf, connection.uidsSince(horizon));
    correspondence.counted(census);
    return census;
  }

  private List<Long> due(FolderCensus census) {
    Set<Long> open = new HashSet<>(census.uids());
    open.removeAll(correspondence.settled(mailbox.name(), folder, uidValidity));
    open.removeAll(handedOver);
    setbacks.keepOnly(open);
    interrupted = correspondence.interrupted(mailbox.name(), folder, uidValidity);
    Instant now = clock.instant();
    return open.stream()
        .filter(uid -> setbacks.mayTry(uid, now))
        .sorted(Comparator.comparingInt(setbacks::times).thenComparing(Comparator.reverseOrder()))
        .toList();
  }

  private void fetch(ImapConnection connection, List<Long> due) throws ImapTrouble {
    Instant recount = clock.instant().plus(timings.recount());
    for (int from = 0; from < due.size(); from += SIZES_AT_ONCE) {
      List<Long> some = due.subList(from, Math.min(due.size(), from + SIZES_AT_ONCE));
      Map<Long, Long> sizes = new HashMap<>(connection.sizes(some));
      List<Long> bearable = some.stream().filter(uid -> bearable(uid, sizes)).toList();
      for (List<Long> batch : Batches.of(bearable, sizes, this::travelsAlone)) {
        // Close, or newer mail than this may have come: count again.
        if (closed.getAsBoolean() || clock.instant().isAfter(recount)) return;
        take(connection, batch);
      }
    }
  }

  private boolean travelsAlone(long uid) {
    return interrupted.contains(uid) || setbacks.travelsAlone(uid);
  }

  private boolean bearable(long uid, Map<Long, Long> sizes) {
    // While a copy is fetched and stored, its bytes stand in memory about four times.
    long most = Math.max(32L << 20, Runtime.getRuntime().maxMemory() / 8);
    Long size = sizes.get(uid);
    if (size == null || size <= most) return true;
    refuse(
        uid,
        "It has "
            + (size >> 20)
            + " MB, more than this program has memory for; read it in a mail program.");
    return false;
  }

  private void take(ImapConnection connection, List<Long> batch) throws ImapTrouble {
    Fetched fetched;
    try {
      fetched = connection.fetch(folder, uidValidity, batch, clock.instant(), true);
    } catch (ImapTrouble trouble) {
      setbacks.brokeDuring(Set.copyOf(batch), clock.instant());
      throw trouble;
    }
    file(fetched.arrivals());
    Set<Long> missing = new HashSet<>(batch);
    fetched.arrivals().forEach(arrival -> missing.remove(arrival.copy().uid()));
    if (missing.isEmpty()) return;
    if (batch.size() == 1) account(connection, batch.getFirst(), fetched.refusal());
    else for (long uid : batch) if (missing.contains(uid)) take(connection, List.of(uid));
  }

  private void file(List<Arrival> arrivals) {
    if (arrivals.isEmpty()) return;
    if (interrupted.contains(arrivals.getFirst().copy().uid())) {
      handOverAlone(arrivals, correspondence::arrivedRaw);
      return;
    }
    try {
      correspondence.begins(arrivals.stream().map(Arrival::copy).toList());
      correspondence.arrived(arrivals);
      arrivals.forEach(this::settled);
      failuresInARow = 0;
    } catch (RuntimeException e) {
      LOG.atLevel(failuresInARow == 0 ? Level.WARN : Level.DEBUG)
          .log(
              "Could not file {} mails of folder {} of mailbox {} together ({}). Filing each"
                  + " alone.",
              arrivals.size(),
              folder,
              mailbox.name(),
              NetworkTrouble.line(e.toString()));
      handOverAlone(arrivals, correspondence::arrivedAlone);
    }
  }

  private interface HandOver {
    void accept(Arrival arrival);
  }

  private void handOverAlone(List<Arrival> arrivals, HandOver handOver) {
    for (Arrival arrival : arrivals) {
      try {
        handOver.accept(arrival);
        settled(arrival);
        failuresInARow = 0;
      } catch (RuntimeException e) {
        setbacks.notFiled(arrival.copy().uid(), clock.instant());
        // Three in a row is a store that is down rather than three bad mails.
        if (++failuresInARow >= 3) throw e;
        LOG.warn(
            "Could not file the mail with UID {} of folder {} of mailbox {} ({}). It stays pending"
                + " and is tried again later.",
            arrival.copy().uid(),
            folder,
            mailbox.name(),
            NetworkTrouble.line(e.toString()));
      }
    }
  }

  private void settled(Arrival arrival) {
    handedOver.add(arrival.copy().uid());
    setbacks.settled(arrival.copy().uid());
  }

  /** Finds out why one copy, asked for alone, did not come. */
  private void account(ImapConnection connection, long uid, @Nullable String refusal)
      throws ImapTrouble {
    if (!connection.holds(uid)) {
      correspondence.gone(mailbox.name(), folder, uidValidity, Set.of(uid));
      handedOver.add(uid);
      return;
    }
    if (refusal == null) {
      // Some servers send dates that can't be read, and Angus then drops the whole answer.
      Fetched undated = connection.fetch(folder, uidValidity, Set.of(uid), clock.instant(), false);
      file(undated.arrivals());
      if (!undated.arrivals().isEmpty()) return;
    }
    String words = refusal == null ? "OK, but without a body" : refusal;
    // RFC 5530: these pass.
    boolean passing = words.matches("(?i).*\\[(UNAVAILABLE|INUSE|LIMIT|OVERQUOTA)\\].*");
    if (setbacks.refused(uid, passing, clock.instant()))
      refuse(uid, "The mail server would not hand it out, three times: " + words + ".");
  }

  private void refuse(long uid, String reason) {
    LOG.warn(
        "The mail with UID {} of folder {} of mailbox {} is refused: {}",
        uid,
        folder,
        mailbox.name(),
        reason);
    correspondence.refused(new CopyId(mailbox.name(), folder, uidValidity, uid), reason);
    handedOver.add(uid);
    setbacks.settled(uid);
  }
}
