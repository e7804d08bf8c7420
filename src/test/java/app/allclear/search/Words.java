package app.allclear.search;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MessageId;
import java.time.Instant;
import java.util.List;

/** Messages to search for, with sane defaults: a higher id was received later. */
record Words(
    long id,
    String from,
    String subject,
    String text,
    List<String> attachments,
    List<String> about) {
  static Words message(long id) {
    return new Words(id, "Anna <anna@home.invalid>", "Hello", "", List.of(), List.of());
  }

  Words from(String value) {
    return new Words(id, value, subject, text, attachments, about);
  }

  Words subject(String value) {
    return new Words(id, from, value, text, attachments, about);
  }

  Words text(String value) {
    return new Words(id, from, subject, value, attachments, about);
  }

  Words attached(String name) {
    return new Words(id, from, subject, text, List.of(name), about);
  }

  Words about(String customer) {
    return new Words(id, from, subject, text, attachments, List.of(customer));
  }

  MessageWords build() {
    return new MessageWords(
        new MessageId(id),
        Instant.parse("2026-11-22T05:00:00Z").plusSeconds(id),
        from,
        subject,
        text,
        attachments,
        about.stream().map(CustomerId::new).toList());
  }
}
