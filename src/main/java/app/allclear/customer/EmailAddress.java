package app.allclear.customer;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An address in the one spelling we compare: lower case, the domain in its ASCII form. Two
 * spellings of one mailbox are equal; the spelling to show is kept elsewhere.
 */
public record EmailAddress(String value) implements Comparable<EmailAddress> {
  public EmailAddress {
    int at = value.lastIndexOf('@');
    if (at < 1 || at == value.length() - 1 || !value.equals(value.toLowerCase(Locale.ROOT)))
      throw new IllegalArgumentException("Not a normalised address: " + value);
  }

  /** Normalises what people and programs write; empty where it is no address. */
  public static Optional<EmailAddress> of(String written) {
    String text = written.strip();
    int at = text.lastIndexOf('@');
    if (at < 1
        || at == text.length() - 1
        || text.chars().anyMatch(c -> c <= ' ' || c == '<' || c == '>' || c == ','))
      return Optional.empty();
    try {
      String domain =
          IDN.toASCII(text.substring(at + 1), IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
      return domain.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new EmailAddress(text.substring(0, at).toLowerCase(Locale.ROOT) + "@" + domain));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
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
