package app.allclear.web.live;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * Server-sent events: {@code changed} with the newest sequence, at most four a second, and a
 * comment now and then so that a dead connection is noticed. Each stream ends after some minutes;
 * the browser then comes back by itself and its login is checked anew.
 */
@Controller
class LiveStream {
  private static final int STREAMS = 64;
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(5);
  private static final Duration LIFE = Duration.ofMinutes(10);

  private final LiveFeed feed;
  private final Clock clock;
  private final Semaphore free = new Semaphore(STREAMS);

  LiveStream(LiveFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  /** Blocks its own virtual thread as long as the page is open. */
  @GetMapping("/live")
  void stream(HttpServletResponse response) throws IOException, InterruptedException {
    if (!free.tryAcquire()) {
      response.setHeader("Retry-After", "30");
      response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
      return;
    }
    try {
      response.setContentType("text/event-stream;charset=UTF-8");
      response.setHeader("Cache-Control", "no-store");
      // Proxies that collect an answer before passing it on would defeat the purpose.
      response.setHeader("X-Accel-Buffering", "no");
      write(response.getWriter());
    } finally {
      free.release();
    }
  }

  private void write(PrintWriter out) throws InterruptedException {
    Instant end = clock.instant().plus(LIFE);
    say(out, "retry: 2000\n\n");
    long told = -1;
    while (!feed.closed() && clock.instant().isBefore(end) && !out.checkError()) {
      long latest = feed.after(told, SIGN_OF_LIFE);
      say(out, latest == told ? ": still here\n\n" : "event: changed\ndata: " + latest + "\n\n");
      told = latest;
    }
  }

  private static void say(PrintWriter out, String words) {
    out.write(words);
    out.flush();
  }
}
