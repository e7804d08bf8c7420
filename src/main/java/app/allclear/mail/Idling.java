package app.allclear.mail;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.jspecify.annotations.Nullable;

/**
 * One IDLE (RFC 2177). A half-open connection shows only when we speak ourselves, so a timer ends
 * every IDLE, and where the server then stays silent the connection is cut.
 */
final class Idling {
  private final IMAPProtocol imap;
  private final Wire wire;
  private final ScheduledExecutorService timer;
  private final Duration answer;
  private boolean ending;
  private boolean over;
  private @Nullable Future<?> cutting;

  Idling(IMAPProtocol imap, Wire wire, ScheduledExecutorService timer, Duration answer) {
    this.imap = imap;
    this.wire = wire;
    this.timer = timer;
    this.answer = answer;
  }

  void untilNews(Duration longest) throws ProtocolException {
    Future<?> refresh =
        timer.schedule(this::end, Math.max(1, longest.toMillis()), TimeUnit.MILLISECONDS);
    try {
      Response response = imap.readIdleResponse();
      while (response != null && imap.processIdleResponse(response)) {
        // Whatever it said, it may mean mail; only a look at the folder tells.
        end();
        response = imap.readIdleResponse();
      }
    } finally {
      refresh.cancel(false);
      finish();
    }
  }

  /** Asks the server to end the IDLE. From any thread, any number of times. */
  synchronized void end() {
    if (ending || over) return;
    ending = true;
    imap.idleAbort();
    cutting = timer.schedule(wire::cut, answer.toMillis(), TimeUnit.MILLISECONDS);
  }

  private synchronized void finish() {
    over = true;
    if (cutting != null) cutting.cancel(false);
  }
}
