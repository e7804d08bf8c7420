package app.allclear.flow;

import app.allclear.flow.Deliveries.Delivered;
import app.allclear.flow.Deliveries.Looked;
import app.allclear.flow.Deliveries.Turn;
import app.allclear.flow.Leaving.Worded;
import app.allclear.incident.IncidentId;
import app.allclear.mail.SendResult;
import app.allclear.notice.Claimed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps notices flowing: one thread takes the turns at the store, several hand mail over, each on a
 * connection of its own. Never more are on their way than one batch, so no more can be in doubt if
 * the power goes; what a batch became is stored together, within 20 ms of the first answer. A mail
 * server that takes nothing gives the whole line a rest, not every notice its own.
 */
public final class SendingLine {
  /**
   * The mail server took nothing when it was asked last.
   *
   * @param reason what it said, a full sentence or more
   * @param again how long until it is asked again; nothing left where it is being asked
   */
  public record Stopped(String reason, Duration again) {}

  private static final Logger LOG = LoggerFactory.getLogger(SendingLine.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration BETWEEN_HOUSEKEEPINGS = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int LOOKERS = 4;
  private static final int MOST_LOOKED_AT = 32;

  private final Deliveries deliveries;
  private final int connections;
  private final OnTheWire wire;
  private final Inbox inbox;
  private final Rest rest = new Rest();
  private final List<Thread> threads = new ArrayList<>();
  private final ExecutorService lookers =
      Executors.newFixedThreadPool(
          LOOKERS, Thread.ofPlatform().name("last-look-", 1).daemon().factory());
  private volatile boolean running;
  // Of the turning thread alone.
  private int onTheirWay;
  private int lookedAt;
  private boolean news;
  private long housekept = System.nanoTime();

  SendingLine(Deliveries deliveries, int connections) {
    this.deliveries = deliveries;
    this.connections = connections;
    this.wire = new OnTheWire(connections);
    this.inbox = new Inbox(wire);
  }

  /** Empty while the mail server takes mail; of this instance alone. */
  public Optional<Stopped> stopped() {
    return rest.stopped();
  }

  void start() {
    running = true;
    begin("deliveries", this::turns);
    for (int i = 1; i <= connections; i++) begin("smtp-" + i, this::handOver);
  }

  private void begin(String name, Runnable work) {
    threads.add(Thread.ofPlatform().name(name).daemon().start(work));
  }

  /** Something was committed; perhaps something is due. */
  void wake() {
    // Our own turn has seen what it did.
    if (threads.isEmpty() || Thread.currentThread() != threads.getFirst()) inbox.news();
  }

  /** A mail on its way is left to finish, and what became of it is stored. */
  void stop() {
    running = false;
    inbox.news();
    for (Thread thread : threads) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    lookers.shutdownNow();
  }

  private void turns() {
    while (running || onTheirWay > 0) {
      try {
        turn();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException | Error e) {
        // A bug or an exhausted machine. A thread that ended here would never send again.
        LOG.error("A turn of the sending line failed; it is taken again in a second.", e);
        if (!pause()) return;
      }
    }
    wire.close();
  }

  private static boolean pause() {
    try {
      Thread.sleep(IDLE);
      return true;
    } catch (InterruptedException _) {
      return false;
    }
  }

  private void turn() throws InterruptedException {
    if (!running) inbox.notBegun(wire.drain());
    Inbox.Drained in = inbox.await(running ? IDLE : Duration.ofMillis(50), onTheirWay);
    keepHouse();
    rest.learn(in.delivered());
    if (rest.isOn()) inbox.notBegun(wire.drain());
    int room = room(in);
    boolean nothingToStore = in.delivered().isEmpty() && in.looked().isEmpty();
    if (nothingToStore && (room == 0 || !deliveries.anyDue())) {
      if (!wire.isEmpty() && deliveries.paused()) inbox.notBegun(wire.drain());
      return;
    }
    Turn turn;
    long begun = System.nanoTime();
    try {
      turn = deliveries.turn(in.delivered(), in.looked(), room);
    } catch (RuntimeException | Error e) {
      // What was sent must be stored as sent, however often that takes.
      inbox.putBack(in);
      throw e;
    }
    wire.turned(System.nanoTime() - begun);
    onTheirWay += turn.toSend().size() - in.delivered().size();
    in.looked().forEach(each -> lookedAt -= each.claimed().size());
    if (turn.paused()) inbox.notBegun(wire.drain());
    wire.put(turn.toSend());
    look(turn.toLook());
    // Some that were due stay after all, so others may have their place at once.
    if (turn.claimed() > turn.toSend().size()) inbox.news();
  }

  /**
   * How many may be claimed now: many at a time while results keep coming, and at once what was
   * just committed, for it may be more urgent than all that waits.
   */
  private int room(Inbox.Drained in) {
    news |= in.news();
    if (!running || rest.isOn() || lookedAt >= MOST_LOOKED_AT) return 0;
    int window = wire.window();
    int room = window - onTheirWay + in.delivered().size();
    boolean worthIt = news || in.delivered().isEmpty() || room >= window / 2 || wire.isLow();
    if (!worthIt || room <= 0) return 0;
    news = false;
    return room;
  }

  private void keepHouse() {
    if (System.nanoTime() - housekept < BETWEEN_HOUSEKEEPINGS.toNanos()) return;
    housekept = System.nanoTime();
    deliveries.expire();
    deliveries.retryReturned();
  }

  private void look(List<Claimed> toLook) {
    lookedAt += toLook.size();
    toLook.stream()
        .collect(Collectors.groupingBy(claimed -> claimed.notice().incident()))
        .forEach(
            (incident, claimed) -> lookers.execute(() -> inbox.looked(look(incident, claimed))));
  }

  private Looked look(IncidentId incident, List<Claimed> claimed) {
    try {
      return deliveries.look(claimed);
    } catch (RuntimeException | Error e) {
      LOG.error("The last look before the good news of incident {} failed.", incident, e);
      return new Looked(claimed, "Not sent yet: the last look at its databases failed.");
    }
  }

  private void handOver() {
    try {
      for (OnTheWire.Next next = wire.take(); next != null; next = wire.take()) {
        long begun = System.nanoTime();
        inbox.delivered(send(next));
        wire.took(System.nanoTime() - begun);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Delivered send(OnTheWire.Next next) {
    Worded worded = next.worded();
    // Long in line behind a server that stalled: whether it is still true is asked again.
    if (next.stale()) return new Delivered(worded, null);
    try {
      return deliveries.send(worded);
    } catch (RuntimeException | Error e) {
      LOG.error("Handing over notice {} failed.", worded.notice().messageId(), e);
      return new Delivered(worded, new SendResult.Unknown("Handing it over failed: " + e));
    }
  }
}
