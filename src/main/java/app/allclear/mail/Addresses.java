package app.allclear.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Addresses as SMTP without SMTPUTF8 can carry them: RFC 5321, section 4.1.2. */
final class Addresses {
  private Addresses() {}

  /** One mailbox in ASCII, its domain as Punycode; null where it can't be written that way. */
  static @Nullable String sendable(String address) {
    int at = address.lastIndexOf('@');
    if (at < 1) return null;
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

  /** For a header: an encoded name where there is one, then the address. */
  static String header(@Nullable String name, String sendable) {
    if (name == null || name.isBlank()) return "<" + sendable + ">";
    try {
      return new InternetAddress(sendable, name, StandardCharsets.UTF_8.name()).toString();
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("Every Java knows UTF-8.", e);
    }
  }
}
