package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail of ours that was not sent from here: found in a folder for sent mail.
 *
 * @param messageIdHeader without angle brackets; null where it has none
 * @param sentAt when it was sent, as far as its Date and its server can be believed
 * @param to everybody it went to, copies included
 * @param answers the Message-IDs it answers, what it answers directly first
 * @param text what was written, without quotations and signature
 * @param automatic whether a program wrote it: then it answers nobody
 */
public record SentMail(
    SentMailId id,
    @Nullable String messageIdHeader,
    Instant sentAt,
    List<EmailAddress> to,
    List<String> answers,
    String subject,
    String text,
    String fullText,
    List<String> attachments,
    boolean automatic) {
  public SentMail {
    to = List.copyOf(to);
    answers = List.copyOf(answers);
    attachments = List.copyOf(attachments);
  }
}
