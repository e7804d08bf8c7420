package app.allclear.incident;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Address;
import app.allclear.mail.Arrival;
import app.allclear.mail.Attachment;
import app.allclear.mail.Letter;
import app.allclear.store.Micros;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A message about to be stored for the first time. */
record NewMessage(Arrival arrival, Letter letter, String sha256, boolean repeatedId) {
  /**
   * What makes two copies one message: the Message-ID and the digest of its content together. A
   * message with neither Message-ID nor Date says too little to be told from its twin: then the raw
   * bytes decide.
   */
  static String identity(Letter letter, String sha256) {
    if (letter.messageId() == null && letter.date() == null) return Hashes.of("raw\0" + sha256);
    return Hashes.of(
        (letter.messageId() == null ? "" : letter.messageId()) + "\0" + letter.contentDigest());
  }

  static @Nullable String headerKey(Letter letter) {
    return letter.messageId() == null ? null : Hashes.of(letter.messageId());
  }

  Map<String, @Nullable Object> columns() {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("mailbox", arrival.copy().mailbox());
    columns.put("identity", identity(letter, sha256));
    columns.put("headerKey", headerKey(letter));
    columns.put("headerId", letter.messageId());
    columns.put("sha256", sha256);
    columns.put("received", Micros.of(arrival.received()));
    columns.put("sentAt", Micros.orNull(letter.date()));
    putFrom(columns, letter.from());
    columns.put("subject", letter.subject());
    columns.put("own", letter.body().own());
    columns.put("signature", letter.body().signature());
    columns.put("forwarded", letter.body().forwarded());
    columns.put("full", letter.body().text());
    columns.put(
        "attachments", Lines.join(letter.attachments().stream().map(Attachment::name).toList()));
    columns.put("idsBefore", Lines.join(before()));
    columns.put("authentication", letter.authentication().name());
    columns.put("thanks", Thanks.only(letter.body().own()) ? 1 : 0);
    columns.put("repeatedId", repeatedId ? 1 : 0);
    columns.put("trouble", letter.trouble());
    return columns;
  }

  private static void putFrom(Map<String, @Nullable Object> columns, @Nullable Address from) {
    columns.put("fromName", from == null ? null : from.name());
    columns.put("fromAddress", from == null ? "" : from.address());
    columns.put(
        "sender",
        from == null
            ? null
            : EmailAddress.of(from.address()).map(EmailAddress::value).orElse(null));
  }

  /** The conversation so far: References, or In-Reply-To where there are none (RFC 5322, 3.6.4). */
  private List<String> before() {
    List<String> ids = new ArrayList<>(letter.references());
    if (ids.isEmpty()) ids.addAll(letter.inReplyTo());
    return ids;
  }
}
