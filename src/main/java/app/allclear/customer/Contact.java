package app.allclear.customer;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address registered with a customer, the only kind of address a notice may go to. Neither field
 * can break a mail header.
 *
 * @param address the one spelling we compare
 * @param written the address as the operator's file spells it
 * @param name null where the file has a bare address
 * @param registeredHere true where the operator confirmed it in Allclear, beside the file
 */
public record Contact(
    EmailAddress address, String written, @Nullable String name, boolean registeredHere) {
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s\"<>]+");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_NAME = 200;

  public Contact {
    if (EmailAddress.of(written).filter(address::equals).isEmpty())
      throw new IllegalArgumentException(
          "The written form is not another spelling of " + address + ".");
    if (name != null && (name.isBlank() || CONTROL.matcher(name).find()))
      throw new IllegalArgumentException("The name of contact " + address + " is not clean.");
  }

  /** Reads {@code Jane Doe <jane@shop.example>} or a bare address; empty where it is neither. */
  static Optional<Contact> read(String text) {
    String item = text.strip();
    int open = item.lastIndexOf('<');
    boolean named = open >= 0 && item.endsWith(">");
    String before = named ? item.substring(0, open).strip() : "";
    String written = named ? item.substring(open + 1, item.length() - 1).strip() : item;
    if (written.regionMatches(true, 0, "mailto:", 0, 7)) written = written.substring(7);
    // Somebody separated two contacts by a comma: taking the last one would hide the first.
    if (before.contains("<") || before.contains("@") && before.contains(","))
      return Optional.empty();
    return of(written, before, false);
  }

  /** The name is cleaned of what has no place in one; blank or no more than the address is none. */
  static Optional<Contact> of(String written, @Nullable String name, boolean registeredHere) {
    String stripped = written.strip();
    String clean = name == null ? null : cleanName(name);
    String shown = clean == null || clean.equalsIgnoreCase(stripped) ? null : clean;
    return EmailAddress.of(stripped)
        .map(address -> new Contact(address, stripped, shown, registeredHere));
  }

  private static @Nullable String cleanName(String name) {
    String text = name.replace("\\\"", " ");
    text = NOT_IN_NAMES.matcher(text).replaceAll(" ").strip();
    if (text.length() > 1 && text.startsWith("'") && text.endsWith("'"))
      text = text.substring(1, text.length() - 1).strip();
    if (text.length() > LONGEST_NAME) text = text.substring(0, LONGEST_NAME).strip();
    return text.isEmpty() ? null : text;
  }
}
