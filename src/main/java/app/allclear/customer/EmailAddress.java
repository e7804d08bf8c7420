package app.allclear.customer;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An address in the one spelling we compare: lower case, the domain in its ASCII form. Two
 * spellings of one mailbox are equal; the spelling to show is kept elsewhere.
 */
public record EmailAddress(String value) implements Comparable<EmailAddress> {
  // What RFC 5322 lets stand only inside quotation marks; nobody is registered under such a name.
  private static final String SPECIALS = "()<>[]:;@\\,\"";
  // RFC 5321, section 4.5.3.1, and short enough for a key of the store.
  private static final int LONGEST = 254;

  public EmailAddress {
    int at = value.lastIndexOf('@');
    if (at < 1 || at == value.length() - 1 || !value.equals(value.toLowerCase(Locale.ROOT)))
      throw new IllegalArgumentException("Not a normalised address: " + value);
  }

  /** Normalises what people and programs write; empty where it is no address. */
  public static Optional<EmailAddress> of(String written) {
    String text = written.strip();
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > LONGEST) return Optional.empty();
    String local =
        Normalizer.normalize(text.substring(0, at).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    if (!local.codePoints().allMatch(EmailAddress::standsInAddress)) return Optional.empty();
    return Domains.ascii(text.substring(at + 1))
        .map(domain -> new EmailAddress(local + "@" + domain));
  }

  private static boolean standsInAddress(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> SPECIALS.indexOf(point) < 0;
    };
  }

  public String local() {
    return value.substring(0, value.lastIndexOf('@'));
  }

  /** ASCII, lower case. */
  public String domain() {
    return value.substring(value.lastIndexOf('@') + 1);
  }

  @Override
  public int compareTo(EmailAddress other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
