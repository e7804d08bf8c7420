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
  private static final Duration BETWEEN = Duration.ofMillis(250);
  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(15);
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
    long told = feed.latest();
    say(out, "retry: 2000\n\nevent: changed\ndata: " + told + "\n\n");
    Instant spoken = clock.instant();
    while (!feed.closed() && clock.instant().isBefore(end) && !out.checkError()) {
      feed.await(LOOK);
      long latest = feed.latest();
      if (latest != told) {
        told = latest;
        say(out, "event: changed\ndata: " + told + "\n\n");
        spoken = clock.instant();
        Thread.sleep(BETWEEN);
      } else if (!clock.instant().isBefore(spoken.plus(SIGN_OF_LIFE))) {
        say(out, ": still here\n\n");
        spoken = clock.instant();
      }
    }
  }

  private static void say(PrintWriter out, String words) {
    out.write(words);
    out.flush();
  }
}
