package app.allclear.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code allclear.mailboxes}, as DESIGN.md names its keys. What may be left out is
 * filled in: the port by the security, {@code INBOX}, 30 days.
 *
 * @param sent the folder for sent mail, {@link #AUTO} for the one the server marks as such, or null
 *     for none: then nothing is read there, and nothing is ever written to the mailbox
 * @param sentFiledByServer whether the server files what we send through it by itself
 */
public record MailboxSettings(
    @NotBlank(message = "is missing: give the mailbox a short name, such as support") String name,
    @Pattern(
            regexp = "[^@\\s<>]+@[^@\\s<>]+",
            message = "must be the mailbox's mail address, such as support@host.example")
        @NotBlank(message = "is missing: write the mailbox's address; notices are sent from it")
        String address,
    @NotBlank(message = "is missing: write the name of the IMAP server") String host,
    @Min(value = 1, message = "must be a port from 1 to 65535, usually 993 or 143")
        @Max(value = 65535, message = "must be a port from 1 to 65535, usually 993 or 143")
        int port,
    Security security,
    @NotBlank(message = "is missing: write the user name to log in with") String username,
    @NotBlank(message = "is missing: set it, best from a variable of the environment")
        String password,
    List<String> folders,
    @Nullable String sent,
    boolean sentFiledByServer,
    @Pattern(
            regexp = "(?i)all|[1-9][0-9]{0,4}[hdw]",
            message = "must be a number with h, d or w, such as 12h or 30d, or the word all")
        String since,
    @Nullable String authservId) {
  static final String AUTO = "auto";

  /** How the connection is protected. */
  public enum Security {
    TLS,
    STARTTLS,
    NONE
  }

  public MailboxSettings {
    security = security == null ? Security.TLS : security;
    port = port != 0 ? port : security == Security.TLS ? 993 : 143;
    folders = folders == null ? List.of() : distinct(folders);
    if (folders.isEmpty()) folders = List.of("INBOX");
    sent = blankToNull(sent);
    if (sent != null && folders.contains(sent))
      throw new IllegalArgumentException(
          "The folder %s of mailbox %s is both read as mail received and as mail sent. Take it out of its folders."
              .formatted(sent, name));
    since = since == null || since.isBlank() ? "30d" : since.strip();
    authservId = blankToNull(authservId);
  }

  /** How far back the first sync goes; {@link Instant#EPOCH} for everything. */
  Instant firstHorizon(Instant now) {
    if (since.equalsIgnoreCase("all")) return Instant.EPOCH;
    long number = Long.parseLong(since.substring(0, since.length() - 1));
    Duration window =
        switch (Character.toLowerCase(since.charAt(since.length() - 1))) {
          case 'h' -> Duration.ofHours(number);
          case 'd' -> Duration.ofDays(number);
          default -> Duration.ofDays(7 * number);
        };
    return now.minus(window);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "mailbox " + name + " (" + username + " on " + host + ":" + port + ")";
  }

  private static List<String> distinct(List<String> folders) {
    return folders.stream().map(String::strip).filter(f -> !f.isEmpty()).distinct().toList();
  }

  private static @Nullable String blankToNull(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
