package app.allclear.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Outgoing mails with sane defaults for tests. */
final class Outgoing {
  private String messageId = "notice-1@host.example";
  private Address from = new Address("Support", "support@host.example");
  private Address to = new Address("Jane Doe", "jane@shop.example");
  private String subject = "Your site is back";
  private String text = "Hello Jane,\n\nshop.example is back.\n";
  private @Nullable String answers;
  private @Nullable String copyTo;
  private @Nullable String html;
  private final List<String> references = new ArrayList<>();

  static Outgoing mail() {
    return new Outgoing();
  }

  Outgoing messageId(String value) {
    messageId = value;
    return this;
  }

  Outgoing to(String address) {
    to = new Address(null, address);
    return this;
  }

  Outgoing to(String name, String address) {
    to = new Address(name, address);
    return this;
  }

  Outgoing from(String name, String address) {
    from = new Address(name, address);
    return this;
  }

  Outgoing copyTo(String address) {
    copyTo = address;
    return this;
  }

  Outgoing subject(String value) {
    subject = value;
    return this;
  }

  Outgoing text(String value) {
    text = value;
    return this;
  }

  Outgoing html(String value) {
    html = value;
    return this;
  }

  Outgoing answers(String messageId, String... earlier) {
    answers = messageId;
    references.addAll(List.of(earlier));
    references.add(messageId);
    return this;
  }

  OutgoingMail build() {
    return new OutgoingMail(
        messageId,
        from,
        to,
        subject,
        text,
        answers,
        references,
        Instant.parse("2026-11-17T21:03:05Z"),
        copyTo,
        html);
  }
}
