package app.allclear.customer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices when the customer file changes, appears or vanishes, and hands it on once it looks the
 * same twice: a half-written file, or the gap while an editor replaces it, is not news. Each state
 * is told once, one at a time; a listener that throws is told again at the next look.
 */
public final class CustomerFileWatch {
  /** What is cheap to ask; a change that leaves it alone is found by reading now and then. */
  private record Stamp(Instant modified, long size, @Nullable Object key) {}

  /** A look with what tells it from another; content is compared by its fingerprint. */
  private record Glance(CustomerFileLook look, @Nullable Stamp stamp, String mark) {
    boolean same(@Nullable Glance other) {
      return other != null && mark.equals(other.mark) && Objects.equals(stamp, other.stamp);
    }
  }

  private static final Logger LOG = LoggerFactory.getLogger(CustomerFileWatch.class);
  private static final long LARGEST = 64L << 20;
  private static final int READ_EVERY = 30;
  private static final Duration SETTLING = Duration.ofMillis(200);

  private final Path file;
  private final Duration pause;
  private final Clock clock;
  private @Nullable Glance last;
  private @Nullable Glance told;
  private @Nullable Glance failed;
  private int unread;
  private int changes;
  private @Nullable Thread thread;

  CustomerFileWatch(Path file, Duration pause, Clock clock) {
    this.file = file;
    this.pause = pause;
    this.clock = clock;
  }

  /**
   * Tells what is there now before it returns, so that nobody works without the customers that are
   * there; later changes are told on a thread of the watch.
   */
  public synchronized void start(Consumer<CustomerFileLook> listener) {
    if (thread != null) throw new IllegalStateException("The watch is running.");
    begin(listener);
    thread = Thread.ofVirtual().name("customer-file-watch").start(() -> watch(listener));
  }

  /** Returns when nothing more will be told. */
  public synchronized void stop() {
    Thread running = thread;
    thread = null;
    if (running == null) return;
    running.interrupt();
    try {
      running.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void begin(Consumer<CustomerFileLook> listener) {
    Glance first = glance();
    last = first;
    if (first.stamp() == null || isOld(first.stamp()) || settle()) look(listener);
  }

  private boolean isOld(Stamp stamp) {
    return stamp.modified().isBefore(clock.instant().minus(pause.multipliedBy(2)));
  }

  private static boolean settle() {
    try {
      Thread.sleep(SETTLING);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void watch(Consumer<CustomerFileLook> listener) {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        Thread.sleep(pause);
      } catch (InterruptedException _) {
        return;
      }
      look(listener);
    }
  }

  /** One look: tells what is there if it is news and was there at the look before. */
  void look(Consumer<CustomerFileLook> listener) {
    if (isUntouched()) return;
    Glance now = glance();
    Glance before = last;
    // The content of a large file is not kept between looks.
    last = new Glance(new CustomerFileLook.Missing(), now.stamp(), now.mark());
    if (told != null && told.mark().equals(now.mark())) {
      told = last;
      return;
    }
    if (!now.same(before)) return;
    try {
      listener.accept(now.look());
      told = last;
    } catch (RuntimeException e) {
      if (!now.same(failed))
        LOG.error(
            "The customer file {} was noticed, but could not be taken up. Trying again every {} s.",
            file,
            pause.toSeconds(),
            e);
      failed = last;
    }
  }

  private boolean isUntouched() {
    Glance known = told;
    if (known == null || known.stamp() == null || ++unread >= READ_EVERY) return false;
    try {
      return known.stamp().equals(stamp());
    } catch (IOException _) {
      return false;
    }
  }

  private Glance glance() {
    unread = 0;
    try {
      Stamp before = stamp();
      if (Files.isDirectory(file)) return unreadable("it is a folder");
      if (before.size() > LARGEST) return unreadable("it is larger than 64 MB");
      byte[] content = Files.readAllBytes(file);
      // Changed while it was being read: this mark will not be met again.
      String mark =
          before.equals(stamp()) ? DirectoryDecision.fingerprint(content) : "changing " + ++changes;
      return new Glance(new CustomerFileLook.Found(content), before, mark);
    } catch (NoSuchFileException _) {
      return new Glance(new CustomerFileLook.Missing(), null, "missing");
    } catch (AccessDeniedException _) {
      return unreadable("permission denied");
    } catch (FileSystemException e) {
      return unreadable(e.getReason() == null ? e.getClass().getSimpleName() : e.getReason());
    } catch (IOException e) {
      return unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static Glance unreadable(String reason) {
    return new Glance(new CustomerFileLook.Unreadable(reason), null, "unreadable: " + reason);
  }

  private Stamp stamp() throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new Stamp(
        attributes.lastModifiedTime().toInstant(), attributes.size(), attributes.fileKey());
  }
}
