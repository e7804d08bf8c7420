package app.allclear.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder the store lives in, made if missing and locked against a second process. */
final class DataFolder implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private DataFolder(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  static DataFolder lock(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    FileChannel channel;
    try {
      Files.createDirectories(absolute);
      channel =
          FileChannel.open(
              absolute.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new StoreUnavailable(
          "Cannot write to the data folder %s: %s. Give the user that runs Allclear the right to write there, or set allclear.data to another folder."
              .formatted(absolute, reason(e)),
          e);
    }
    FileLock lock = tryLock(channel);
    if (lock == null)
      throw new StoreUnavailable(
          "The data folder %s is in use by another Allclear. Stop that one first, or set allclear.data to another folder."
              .formatted(absolute));
    return new DataFolder(channel, lock);
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException denied -> "no right to write to " + denied.getFile();
      case NoSuchFileException missing -> "it can't be made in " + missing.getFile();
      case FileAlreadyExistsException file -> file.getFile() + " is no folder";
      default -> String.valueOf(e.getMessage());
    };
  }

  private static @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (IOException | OverlappingFileLockException _) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    lock.close();
    channel.close();
  }
}
