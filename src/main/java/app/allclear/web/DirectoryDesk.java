package app.allclear.web;

import app.allclear.customer.Directory;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What pages and API read of the directory in force. Safe for any thread. */
public interface DirectoryDesk {
  Directory current();

  /** When the file in force was read; null before the first. */
  @Nullable Instant loadedAt();

  /** Why a newer file waits for the operator's yes, or is not used, as a sentence; or null. */
  @Nullable String waiting();

  /** The contacts registered here, as lines for the customer file, header included. */
  String registeredAsCsv();
}
