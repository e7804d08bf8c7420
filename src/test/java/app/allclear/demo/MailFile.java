package app.allclear.demo;

import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the two kinds of file a mail of the cast may be: a short sheet, or raw with its truth
 * beside it.
 */
final class MailFile {
  private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HHmm");

  private final String id;
  private final Map<String, String> fields = new HashMap<>();
  private final List<String> headers = new ArrayList<>();
  private final String body;

  private MailFile(String id, String text) {
    this.id = id;
    int blank = text.indexOf("\n\n");
    this.body = blank < 0 ? "" : text.substring(blank + 2).stripTrailing();
    (blank < 0 ? text : text.substring(0, blank + 1)).lines().forEach(this::field);
  }

  private void field(String line) {
    if (line.startsWith("#") || line.isBlank()) return;
    int colon = line.indexOf(':');
    if (colon < 0) throw new IllegalArgumentException(id + " has a line without a colon: " + line);
    String value = line.substring(colon + 1).strip();
    if (line.startsWith("Header:")) headers.add(value);
    else fields.put(line.substring(0, colon), value);
  }

  static CastMail sheet(String id, String text) {
    return new MailFile(id, text).mail(null);
  }

  /** A raw message; its author and subject are read from it where it has readable ones. */
  static CastMail raw(String id, String message, String truth) {
    MailFile file = new MailFile(id, truth);
    for (String line : message.substring(0, message.indexOf("\n\n")).split("\n"))
      if (line.startsWith("From: ") && line.contains("@") && line.endsWith(">"))
        file.fields.put("From", decoded(line.substring(6)));
      else if (line.startsWith("Subject: ")) file.fields.put("Subject", decoded(line.substring(9)));
    file.fields.putIfAbsent("From", "");
    return file.mail(message);
  }

  private static String decoded(String header) {
    try {
      return MimeUtility.decodeText(header);
    } catch (UnsupportedEncodingException _) {
      return header;
    }
  }

  private CastMail mail(@Nullable String raw) {
    String again = fields.get("Again");
    return new CastMail(
        id,
        LocalTime.parse(id.substring(0, 4), HOUR),
        again == null ? null : LocalTime.parse(again, HOUR),
        new CastMail.Sheet(
            needed("From"),
            fields.get("Reply-To"),
            fields.getOrDefault("Subject", ""),
            List.copyOf(headers),
            fields.get("Answers"),
            fields.get("AnswersNotice"),
            fields.get("After"),
            fields.getOrDefault("Charset", "utf-8"),
            fields.getOrDefault("Encoding", "qp"),
            "yes".equals(fields.get("Html")),
            fields.get("Attach"),
            fields.getOrDefault("Auth", "pass"),
            body),
        raw,
        Truth.parse(needed("Truth")));
  }

  private String needed(String field) {
    String value = fields.get(field);
    if (value == null) throw new IllegalArgumentException(id + " has no " + field + ".");
    return value;
  }
}
