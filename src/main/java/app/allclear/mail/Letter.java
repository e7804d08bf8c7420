package app.allclear.mail;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message, read. Reading never fails: what can't be read is empty and {@code trouble} says so.
 *
 * @param messageId without angle brackets; null where there is none
 * @param inReplyTo Message-IDs without angle brackets
 * @param references Message-IDs without angle brackets, oldest first
 * @param from the author; null where there is none or it can't be read
 * @param subject decoded, one line, possibly empty
 * @param date the Date header; null where there is none or it can't be read
 * @param authentication by the trusted server only
 * @param machineSigns what shows that a machine or bulk sender wrote this (RFC 3834, 2369, 2919,
 *     3464 …); empty: as far as the message itself shows, a human wrote it
 * @param bounce set where this is a delivery report
 * @param contentDigest SHA-256 over From, Date, Subject and body, lower-case hex
 * @param trouble null where all was well; else a sentence on what could not be read
 */
public record Letter(
    @Nullable String messageId,
    List<String> inReplyTo,
    List<String> references,
    @Nullable Address from,
    List<Address> replyTo,
    List<Address> to,
    List<Address> cc,
    String subject,
    @Nullable Instant date,
    Body body,
    Authentication authentication,
    List<MachineSign> machineSigns,
    @Nullable Bounce bounce,
    List<Attachment> attachments,
    String contentDigest,
    @Nullable String trouble) {
  public Letter {
    inReplyTo = List.copyOf(inReplyTo);
    references = List.copyOf(references);
    replyTo = List.copyOf(replyTo);
    to = List.copyOf(to);
    cc = List.copyOf(cc);
    machineSigns = List.copyOf(machineSigns);
    attachments = List.copyOf(attachments);
  }

  /** Whether the message itself shows that no human wrote it. */
  public boolean automatic() {
    return machineSigns.stream().anyMatch(sign -> sign.kind().sure());
  }
}
