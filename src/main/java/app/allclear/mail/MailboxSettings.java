package app.allclear.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of {@code allclear.mailboxes}, as DESIGN.md names its keys. */
public record MailboxSettings(
    String name,
    String address,
    String host,
    int port,
    Security security,
    String username,
    String password,
    List<String> folders,
    @Nullable String sent,
    @Nullable String since,
    @Nullable String authservId) {
  /** How the connection is protected. */
  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }

  public MailboxSettings {
    folders = folders == null || folders.isEmpty() ? List.of("INBOX") : List.copyOf(folders);
  }
}
