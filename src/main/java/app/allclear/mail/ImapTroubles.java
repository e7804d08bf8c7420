package app.allclear.mail;

import app.allclear.mail.MailboxSettings.Security;
import java.util.List;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.jspecify.annotations.Nullable;

/** The sentences about one mailbox's troubles. */
final class ImapTroubles {
  private final MailboxSettings mailbox;

  ImapTroubles(MailboxSettings mailbox) {
    this.mailbox = mailbox;
  }

  ImapTrouble cannotConnect(Exception cause) {
    String goodbye = goodbye(cause);
    String found =
        goodbye != null
            ? goodbye
            : cause instanceof ProtocolException && answer(cause) != null
                ? "what answers there does not speak IMAP (" + words(cause) + "). Check the port."
                : explain(cause, tlsAdvice());
    return ImapTrouble.passing("Cannot connect to " + place() + ": " + found, cause);
  }

  ImapTrouble noStartTls() {
    return ImapTrouble.needingHuman(
        "Cannot connect to "
            + place()
            + ": the server does not offer STARTTLS, and without it no password is sent. Set the"
            + " mailbox's security to tls (port 993), or to none inside a network you trust.",
        null);
  }

  ImapTrouble passwordNotTakenUnprotected() {
    return ImapTrouble.needingHuman(
        "Cannot log in to "
            + place()
            + ": the server takes no password on this kind of connection. Set the mailbox's"
            + " security to "
            + (mailbox.security() == Security.NONE ? "starttls or tls." : "tls.")
            + " Servers that take only OAuth can't be read yet.",
        null);
  }

  ImapTrouble cannotLogIn(ProtocolException cause) {
    String goodbye = goodbye(cause);
    if (goodbye != null || answer(cause) == null)
      return ImapTrouble.passing(
          "Cannot log in to " + place() + ": " + (goodbye != null ? goodbye : explain(cause, null)),
          cause);
    String words = words(cause);
    // RFC 5530: these say that the password was not even looked at.
    if (words.contains("[UNAVAILABLE]") || words.contains("[INUSE]") || words.contains("[LIMIT]"))
      return ImapTrouble.passing(
          "Cannot log in to " + place() + ": the server can't check passwords now: " + words + ".",
          cause);
    return ImapTrouble.needingHuman(
        "Cannot log in to "
            + place()
            + ": the server refused user name or password of "
            + mailbox.username()
            + " ("
            + words
            + "). Check the mailbox's username and password.",
        cause);
  }

  /**
   * @param sent whether it is the one configured for sent mail
   */
  ImapTrouble folderMissing(
      String folder, boolean sent, List<String> existing, ProtocolException cause) {
    if (existing.contains(folder))
      return ImapTrouble.passing(
          "Cannot open folder "
              + folder
              + " of "
              + place()
              + ": the server says: "
              + words(cause)
              + ".",
          cause);
    return ImapTrouble.needingHuman(
        "Cannot open folder "
            + folder
            + " of "
            + place()
            + ": there is no such folder. The folders there are: "
            + String.join(", ", existing)
            + (sent
                ? ". Correct the mailbox's key sent, or create the folder. Until then answers from"
                    + " elsewhere are not seen, and what we send is not filed there."
                : ". Correct the mailbox's folders, or create it."),
        cause);
  }

  ImapTrouble noneMarkedSent(List<String> existing) {
    return ImapTrouble.needingHuman(
        "Cannot find the folder for sent mail of "
            + place()
            + ": the server marks none as such. Write its name as the mailbox's key sent, instead"
            + " of auto. The folders there are: "
            + String.join(", ", existing)
            + ".",
        null);
  }

  ImapTrouble notFiled(String folder, ProtocolException cause) {
    return ImapTrouble.passing(
        "Cannot file sent mail in folder "
            + folder
            + " of "
            + place()
            + ": the server says: "
            + words(cause)
            + ".",
        cause);
  }

  ImapTrouble noNumbers(String folder) {
    return ImapTrouble.needingHuman(
        "Cannot read folder "
            + folder
            + " of "
            + place()
            + ": the server gives it no UIDVALIDITY, so that mail can't be told apart for sure.",
        null);
  }

  /** The connection broke, or the server said something else than we had asked for. */
  ImapTrouble broke(Exception cause) {
    String goodbye = goodbye(cause);
    String found =
        goodbye != null
            ? goodbye
            : answer(cause) != null
                ? "the server refused a command: " + words(cause) + "."
                : explain(cause, null);
    return ImapTrouble.passing("Lost the connection to " + place() + ": " + found, cause);
  }

  private String place() {
    return "mailbox " + mailbox.name() + " on " + mailbox.host() + ":" + mailbox.port();
  }

  private static String explain(Exception cause, @Nullable String tlsAdvice) {
    return NetworkTrouble.explain(cause, "the mailbox's host", "its port", tlsAdvice);
  }

  private String tlsAdvice() {
    return mailbox.security() == Security.TLS
        ? "set its security to starttls or none"
        : "set its security to tls";
  }

  private static @Nullable String goodbye(Exception cause) {
    Response answer = answer(cause);
    if (answer == null || !answer.isBYE()) return null;
    return "the server closed it, saying: " + words(cause) + ".";
  }

  /** What the server really said; null where Angus made up an answer for an exception. */
  private static @Nullable Response answer(Exception cause) {
    ProtocolException protocol = NetworkTrouble.find(cause, ProtocolException.class);
    Response answer = protocol == null ? null : protocol.getResponse();
    return answer == null || answer.isSynthetic() || answer.getException() != null ? null : answer;
  }

  private static String words(Exception cause) {
    Response answer = answer(cause);
    if (answer == null) return NetworkTrouble.line(cause.getMessage());
    return Answers.words(answer);
  }
}
