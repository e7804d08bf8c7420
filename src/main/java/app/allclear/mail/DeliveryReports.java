package app.allclear.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads delivery reports of the standard form (RFC 3464); others are left to {@link PlainReports}.
 */
final class DeliveryReports {
  private static final int MOST_RECIPIENTS = 100;
  private static final int LONGEST_DIAGNOSTIC = 500;

  private DeliveryReports() {}

  /** Null where this is no report, or one of success. */
  static @Nullable Bounce read(MimePart root, @Nullable Address from, Body body) {
    MimePart status = find(root, p -> p.type().value().endsWith("delivery-status"));
    return status == null ? PlainReports.read(root, from, body) : standard(root, status);
  }

  static @Nullable MimePart find(MimePart root, Predicate<MimePart> wanted) {
    return root.all().filter(wanted).findFirst().orElse(null);
  }

  private static @Nullable Bounce standard(MimePart root, MimePart status) {
    Set<String> failed = new LinkedHashSet<>();
    Set<String> delayed = new LinkedHashSet<>();
    String diagnostic = "";
    for (HeaderFields fields : groups(status.content())) {
      String recipient = recipient(fields);
      if (recipient == null) continue;
      String code = fields.text("status");
      boolean gaveUp = gaveUp(fields.text("action").toLowerCase(Locale.ROOT), code);
      boolean late = fields.text("action").equalsIgnoreCase("delayed") || code.startsWith("4");
      if (!gaveUp && !late) continue; // Delivered, relayed or expanded: good news.
      Set<String> group = gaveUp ? failed : delayed;
      if (group.size() < MOST_RECIPIENTS) group.add(recipient);
      String words = words(fields.text("diagnostic-code"), code);
      if (diagnostic.isEmpty() || gaveUp && failed.size() == 1) diagnostic = words;
    }
    if (failed.isEmpty() && delayed.isEmpty()) return null;
    boolean hard = !failed.isEmpty();
    List<String> recipients = new ArrayList<>(hard ? failed : delayed);
    return new Bounce(hard, recipients, originalId(root), diagnostic(diagnostic));
  }

  /**
   * RFC 3464, section 2.3.3: failed is final, whatever the status says; 5.x.x is where Action
   * lacks.
   */
  private static boolean gaveUp(String action, String code) {
    return action.equals("failed") || action.isEmpty() && code.startsWith("5");
  }

  /** The groups of fields (section 2.1), the one about the message first. */
  private static List<HeaderFields> groups(byte[] content) {
    List<HeaderFields> groups = new ArrayList<>();
    int at = 0;
    while (at < content.length && groups.size() <= MOST_RECIPIENTS) {
      HeaderFields fields = HeaderFields.parse(content, at, content.length);
      if (!fields.fields().isEmpty()) groups.add(fields);
      if (fields.end <= at) break;
      at = fields.end;
    }
    return groups;
  }

  private static @Nullable String recipient(HeaderFields fields) {
    String value = fields.first("final-recipient");
    if (value == null) value = fields.first("original-recipient");
    if (value == null) return null;
    String address = value.substring(value.indexOf(';') + 1).strip().replaceAll("[<>\\s]", "");
    return address.isEmpty() ? null : PlainText.clip(PlainText.line(address), 400);
  }

  private static String words(String diagnosticCode, String status) {
    String words = diagnosticCode.replaceFirst("(?i)^(?:smtp|x-[\\w-]+|lmtp|dns)\\s*;\\s*", "");
    return words.isEmpty() ? status : words;
  }

  static String diagnostic(String words) {
    return PlainText.clip(PlainText.line(words), LONGEST_DIAGNOSTIC);
  }

  /** From the returned message or its headers; else from what the report itself answers. */
  static @Nullable String originalId(MimePart root) {
    MimePart returned = find(root, MimePart::enclosed);
    if (returned != null) {
      String id = MessageIds.one(returned.children().getFirst().headers().first("message-id"));
      if (id != null) return id;
    }
    MimePart headers =
        find(
            root, p -> p.type().is("text/rfc822-headers") || p.type().is("message/rfc822-headers"));
    if (headers != null) {
      byte[] content = headers.content();
      String id =
          MessageIds.one(HeaderFields.parse(content, 0, content.length).first("message-id"));
      if (id != null) return id;
    }
    String answered = MessageIds.one(root.headers().first("in-reply-to"));
    if (answered != null) return answered;
    List<String> references = MessageIds.list(root.headers().first("references"));
    return references.isEmpty() ? null : references.getLast();
  }
}
