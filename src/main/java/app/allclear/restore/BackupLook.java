package app.allclear.restore;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Reads a backup to its end, slowly: whether it unpacks, and whether the dump in it ends as one
 * should. Plain and gzip files are read here; for the rest the system's own programs are asked.
 */
public final class BackupLook {
  private static final int TAIL = 4_096;

  private final String endMark;
  private final long bytesPerSecond;

  /**
   * @param endMark what the end of a whole dump holds; empty where dumps have none
   * @param bytesPerSecond of the file, as it lies there
   */
  BackupLook(String endMark, long bytesPerSecond) {
    this.endMark = endMark;
    this.bytesPerSecond = Math.max(1, bytesPerSecond);
  }

  /** The same backup with what was found; takes as long as it must. */
  public Backup look(Backup backup, Instant now) throws InterruptedException {
    Found found = found(Path.of(backup.path()));
    return new Backup(
        backup.path(),
        backup.database(),
        backup.size(),
        backup.modifiedAt(),
        backup.takenAt(),
        found.verdict(),
        found.words(),
        now.truncatedTo(ChronoUnit.MICROS));
  }

  private record Found(Backup.Verdict verdict, String words) {}

  private Found found(Path file) throws InterruptedException {
    BackupFormat format = BackupFormat.of(file.toString());
    try {
      return switch (format) {
        case PLAIN -> ended(tail(slowly(file)), format);
        case GZIP -> ended(tail(new GZIPInputStream(slowly(file), 65_536)), format);
        case ZSTD -> unpacked(file, format, List.of("zstd", "-qdc"));
        case BZIP2 -> unpacked(file, format, List.of("bzip2", "-dc"));
        case XZ -> unpacked(file, format, List.of("xz", "-dc"));
        case TAR -> unpacked(file, format, List.of("tar", "-xO", "-f"));
      };
    } catch (EOFException _) {
      return damaged("it ends in the middle");
    } catch (InterruptedIOException _) {
      // Nothing is known of a file that was not read to its end.
      throw new InterruptedException();
    } catch (IOException e) {
      return damaged(String.valueOf(e.getMessage()));
    }
  }

  private static Found damaged(String why) {
    return new Found(
        Backup.Verdict.DAMAGED, "The archive is damaged: it does not unpack (%s).".formatted(why));
  }

  private Found ended(byte[] tail, BackupFormat format) {
    if (tail.length == 0) return new Found(Backup.Verdict.DAMAGED, "There is nothing in it.");
    if (endMark.isEmpty()) return new Found(Backup.Verdict.GOOD, "It unpacks to its end.");
    if (new String(tail, StandardCharsets.ISO_8859_1).contains(endMark))
      return new Found(
          Backup.Verdict.GOOD, "It unpacks to its end, and the dump in it is complete.");
    if (format == BackupFormat.TAR)
      return new Found(
          Backup.Verdict.GOOD,
          "The archive unpacks to its end; whether what is in it is complete was not looked at.");
    return new Found(
        Backup.Verdict.CUT_SHORT,
        "The dump in it is cut short: it does not end with “%s”.".formatted(endMark));
  }

  /** Through a program of the system, which waits where we read slowly. */
  private Found unpacked(Path file, BackupFormat format, List<String> program)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(program);
    command.add(file.toAbsolutePath().toString());
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
    } catch (IOException _) {
      return new Found(
          Backup.Verdict.UNREADABLE,
          "Not checked: there is no program %s on this machine.".formatted(program.getFirst()));
    }
    try {
      byte[] tail = tail(new Slow(process.getInputStream(), bytesPerSecond * 4));
      if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0)
        return damaged("%s ended with an error".formatted(program.getFirst()));
      return ended(tail, format);
    } finally {
      process.destroyForcibly();
    }
  }

  private InputStream slowly(Path file) throws IOException {
    return new Slow(Files.newInputStream(file), bytesPerSecond);
  }

  private static byte[] tail(InputStream from) throws IOException {
    byte[] last = new byte[2 * TAIL];
    int length = 0;
    byte[] some = new byte[65_536];
    try (from) {
      for (int read = from.read(some); read >= 0; read = from.read(some)) {
        int taken = Math.min(read, TAIL);
        int kept = Math.min(length, TAIL);
        System.arraycopy(last, length - kept, last, 0, kept);
        System.arraycopy(some, read - taken, last, kept, taken);
        length = kept + taken;
      }
    }
    return Arrays.copyOf(last, length);
  }

  /** Reads no faster than told: a backup disk is often the disk that restores read from. */
  private static final class Slow extends FilterInputStream {
    private final long perSecond;
    private final long began = System.nanoTime();
    private long read;

    Slow(InputStream in, long perSecond) {
      super(in);
      this.perSecond = perSecond;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      if (count > 0) rest(count);
      return count;
    }

    private void rest(int count) throws IOException {
      read += count;
      long due =
          Duration.ofSeconds(read / perSecond).toNanos()
              + read % perSecond * 1_000_000_000L / perSecond;
      long ahead = due - (System.nanoTime() - began);
      if (ahead < 1_000_000) return;
      try {
        TimeUnit.NANOSECONDS.sleep(ahead);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("stopped while reading");
      }
    }
  }
}
