package app.allclear.search;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MessageId;
import java.time.Instant;
import java.util.List;

/**
 * What of a message can be searched.
 *
 * @param from the author's name and address
 * @param customers those it is certainly about
 */
record MessageWords(
    MessageId id,
    Instant received,
    String from,
    String subject,
    String text,
    List<String> attachments,
    List<CustomerId> customers) {
  MessageWords {
    attachments = List.copyOf(attachments);
    customers = List.copyOf(customers);
  }
}
