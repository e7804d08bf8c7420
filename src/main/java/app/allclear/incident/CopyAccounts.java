package app.allclear.incident;

import java.util.List;

/** The account of every copy: one row for each (mailbox, folder, UIDVALIDITY, UID). */
public class CopyAccounts {
  /** One status a mailbox that was ever watched, by name. */
  public List<MailboxStatus> statuses() {
    throw new UnsupportedOperationException();
  }
}
