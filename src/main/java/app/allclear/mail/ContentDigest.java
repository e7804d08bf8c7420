package app.allclear.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two copies are one message: From, Date, Subject and the body, and nothing that
 * servers add on the way. White space in headers, line ends and empty lines at the end don't count,
 * as in DKIM's canonical forms (RFC 6376, sections 3.4.2 and 3.4.3).
 */
final class ContentDigest {
  private ContentDigest() {}

  static String of(MimePart root) {
    MessageDigest digest = sha256();
    for (String name : new String[] {"from", "date", "subject"})
      field(digest, root.headers().first(name));
    body(digest, root.raw(), root.from(), root.to());
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("Every Java has SHA-256.", missing);
    }
  }

  /** With its length first, so that no two sets of fields look alike. */
  private static void field(MessageDigest digest, @Nullable String value) {
    byte[] bytes =
        value == null
            ? new byte[0]
            : value.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8);
    digest.update((value == null ? "-" : bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private static void body(MessageDigest digest, byte[] raw, int from, int to) {
    int end = to;
    while (end > from && (raw[end - 1] == '\n' || raw[end - 1] == '\r')) end--;
    int start = from;
    for (int i = from; i < end; i++) {
      if (raw[i] != '\r') continue;
      digest.update(raw, start, i - start);
      if (i + 1 >= end || raw[i + 1] != '\n') digest.update((byte) '\n');
      start = i + 1;
    }
    digest.update(raw, start, end - start);
  }
}
