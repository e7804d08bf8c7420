package app.allclear.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses as SMTP can carry them: RFC 5321, section 4.1.2, and with SMTPUTF8 RFC 6531. */
final class Addresses {
  private Addresses() {}

  /** One mailbox in ASCII, its domain as Punycode; null where it can't be written that way. */
  static @Nullable String sendable(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) return null;
    if (isPlain(address, at)) return address;
    String local = address.substring(0, at);
    try {
      String ascii = local + "@" + IDN.toASCII(address.substring(at + 1));
      InternetAddress parsed = new InternetAddress(ascii, true);
      boolean same = ascii.equals(parsed.getAddress()) && !parsed.isGroup();
      boolean plain = ascii.chars().allMatch(c -> c > ' ' && c < 127);
      return same && plain ? ascii : null;
    } catch (AddressException | IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * Whether it is made of letters, digits and what may stand between them, as nearly all are: then
   * there is no need to take it apart (RFC 5321, section 4.1.2).
   */
  private static boolean isPlain(String address, int at) {
    int labels = 0;
    int begin = 0;
    for (int i = 0; i <= address.length(); i++) {
      boolean end = i == address.length() || i == at || address.charAt(i) == '.';
      if (!end) {
        if (!isPlain(address.charAt(i))) return false;
        continue;
      }
      // Nothing between two dots, and nothing longer than DNS can carry.
      if (i == begin || i - begin > 63 || isMark(address, begin) || isMark(address, i - 1))
        return false;
      if (i > at) labels++;
      begin = i + 1;
    }
    return labels > 1 && address.indexOf('_', at) < 0;
  }

  private static boolean isPlain(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '_';
  }

  private static boolean isMark(String address, int at) {
    return address.charAt(at) == '-' || address.charAt(at) == '_';
  }

  /**
   * One mailbox whose local part goes beyond ASCII (RFC 6531, section 3.3), its domain as Punycode;
   * null where it is none.
   */
  static @Nullable String beyondAscii(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) return null;
    String local = address.substring(0, at);
    // What is beyond ASCII stands for a letter: the rest must make an address of its own.
    String letters = local.codePoints().mapToObj(Addresses::letter).reduce("", String::concat);
    boolean beyond = local.codePoints().anyMatch(c -> c > 127);
    String ascii = sendable(letters + address.substring(at));
    if (!beyond || ascii == null || local.codePoints().anyMatch(Addresses::unwritable)) return null;
    return local + ascii.substring(ascii.lastIndexOf('@'));
  }

  private static String letter(int point) {
    return point > 127 ? "x" : Character.toString(point);
  }

  private static boolean unwritable(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  /** For a header: an encoded name where there is one, then the address. */
  static String header(@Nullable String name, String sendable) {
    if (name == null || name.isBlank()) return "<" + sendable + ">";
    try {
      // InternetAddress would encode the address together with the name.
      if (sendable.chars().anyMatch(c -> c > 127))
        return header(name, "a@b.example").replace("<a@b.example>", "<" + sendable + ">");
      return new InternetAddress(sendable, name, StandardCharsets.UTF_8.name()).toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java knows UTF-8.", e);
    }
  }
}
