package app.allclear.incident;

import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The account of every copy: one row for each (mailbox, folder, UIDVALIDITY, UID). What writes is
 * called inside a change.
 */
public final class CopyAccounts {
  /** Of two for sent mail, the one that is watched: the other was configured before. */
  private static final Comparator<JdbcFolders.Folder> LATEST =
      Comparator.comparing(
          JdbcFolders.Folder::asOf, Comparator.nullsFirst(Comparator.naturalOrder()));

  private final JdbcCopies copies;
  private final JdbcFolders watched;
  private final Changes changes;

  CopyAccounts(JdbcCopies copies, JdbcFolders watched, Changes changes) {
    this.copies = copies;
    this.watched = watched;
    this.changes = changes;
  }

  /**
   * One status a mailbox that was ever watched, by name: of its folders for mail received, with the
   * one for sent mail apart.
   */
  public List<MailboxStatus> statuses() {
    Map<String, List<JdbcFolders.Folder>> mailboxes =
        watched.all().stream()
            .collect(
                Collectors.groupingBy(
                    JdbcFolders.Folder::mailbox, LinkedHashMap::new, Collectors.toList()));
    List<MailboxStatus> statuses = new ArrayList<>();
    mailboxes.forEach((name, folders) -> {
      Map<Boolean, List<JdbcFolders.Folder>> bySent =
          folders.stream().collect(Collectors.partitioningBy(JdbcFolders.Folder::sent));
      MailboxStatus received = status(name, bySent.get(false));
      statuses.add(
          bySent.get(true).stream()
              .max(LATEST)
              .map(sent -> received.with(status(sent.folder(), List.of(sent), name)))
              .orElse(received));
    });
    return statuses;
  }

  private MailboxStatus status(String name, List<JdbcFolders.Folder> folders) {
    return status(name, folders, name);
  }

  private MailboxStatus status(String name, List<JdbcFolders.Folder> folders, String mailbox) {
    long holds = 0;
    long stored = 0;
    long pending = 0;
    long refused = 0;
    for (JdbcFolders.Folder folder : folders) {
      if (folder.validity() == null) continue;
      Map<CopyState, Long> counts = copies.counts(mailbox, folder.folder(), folder.validity());
      holds += folder.serverHolds();
      stored += counts.getOrDefault(CopyState.STORED, 0L);
      pending += counts.getOrDefault(CopyState.PENDING, 0L);
      refused += counts.getOrDefault(CopyState.REFUSED, 0L);
    }
    return new MailboxStatus(
        name,
        oldest(folders),
        holds,
        stored,
        pending,
        refused,
        folders.stream().allMatch(JdbcFolders.Folder::connected),
        folders.stream()
            .map(folder -> Optional.ofNullable(folder.trouble()))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse(null));
  }

  private static @Nullable Instant oldest(List<JdbcFolders.Folder> folders) {
    return folders.stream()
        .map(folder -> Optional.ofNullable(folder.asOf()))
        .flatMap(Optional::stream)
        .min(Instant::compareTo)
        .orElse(null);
  }

  /** Where the message stands on the servers now, as far as is known. */
  public List<CopyId> of(MessageId message) {
    return copies.ofMessage(message);
  }

  /** UIDs that are stored or refused: there is nothing more to fetch. */
  public Set<Long> settled(String mailbox, String folder, long uidValidity) {
    return copies.states(mailbox, folder, uidValidity).entrySet().stream()
        .filter(e -> e.getValue() == CopyState.STORED || e.getValue() == CopyState.REFUSED)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** UIDs whose filing was begun and never ended, because the process died. */
  public Set<Long> interrupted(String mailbox, String folder, long uidValidity) {
    return copies.interrupted(mailbox, folder, uidValidity);
  }

  public boolean isSettled(CopyId copy) {
    return copies
        .find(copy)
        .map(account -> account.state() == CopyState.STORED || account.state() == CopyState.REFUSED)
        .orElse(false);
  }

  /**
   * How often filing this copy was begun without an end: more than none means it may have killed
   * us.
   */
  public int tries(CopyId copy) {
    return copies.find(copy).map(JdbcCopies.Account::tries).orElse(0);
  }

  /** Notes, durably and ahead, that filing these copies begins. */
  public void countTries(Collection<CopyId> begun) {
    begun.forEach(copies::countTry);
  }

  public void counted(FolderCensus census) {
    watched.counted(census);
    if (copies.count(census)) changes.record(ChangeKind.MAILBOX, census.mailbox());
  }

  public void stored(CopyId copy, MessageId message, String sha256) {
    copies.put(copy, CopyState.STORED, message, sha256, null);
    changes.record(ChangeKind.MAILBOX, copy.mailbox());
  }

  /** Of a mail found in a folder for sent mail: it is no message. */
  void storedSent(CopyId copy, String sha256) {
    copies.put(copy, CopyState.STORED, null, sha256, null);
    changes.record(ChangeKind.MAILBOX, copy.mailbox());
  }

  public void refused(CopyId copy, String reason) {
    copies.put(copy, CopyState.REFUSED, null, null, reason);
    changes.record(ChangeKind.MAILBOX, copy.mailbox());
  }

  public void gone(String mailbox, String folder, long uidValidity, Collection<Long> uids) {
    for (long uid : uids)
      copies.move(new CopyId(mailbox, folder, uidValidity, uid), CopyState.GONE);
    changes.record(ChangeKind.MAILBOX, mailbox);
  }

  /** The earlier of the horizon agreed before and the one proposed now. */
  public Instant horizon(String mailbox, String folder, Instant proposed) {
    return watched.horizon(mailbox, folder, proposed);
  }

  public void connection(
      String mailbox, String folder, boolean connected, @Nullable String trouble) {
    watched.connection(mailbox, folder, connected, trouble);
    changes.record(ChangeKind.MAILBOX, mailbox);
  }

  /** From now on the folder counts as one for sent mail, or as one for mail received. */
  public void holdsSent(String mailbox, String folder, boolean sent) {
    watched.holdsSent(mailbox, folder, sent);
  }
}
