package app.allclear.web;

import static org.mockito.Mockito.when;

import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.DirectoryStatus;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** What web slices share: one instant, and an empty directory. */
public final class Slices {
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private Slices() {}

  public static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }

  public static DirectoryStatus status(int customers) {
    return new DirectoryStatus(customers, NOW, List.of(), null, null, false);
  }

  /** Teaches a mocked {@link Directories} what is in force. */
  public static void inForce(Directories directories, Directory directory) {
    when(directories.inForce()).thenReturn(directory);
    when(directories.status()).thenReturn(status(directory.customers().size()));
  }
}
