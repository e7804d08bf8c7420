package app.allclear.mail;

import java.time.Instant;
import java.util.Set;

/** What one UID SEARCH found in a folder, from the first sync's horizon on, at one instant. */
public record FolderCensus(
    String mailbox, String folder, long uidValidity, Instant asOf, Set<Long> uids) {
  public FolderCensus {
    uids = Set.copyOf(uids);
  }
}
