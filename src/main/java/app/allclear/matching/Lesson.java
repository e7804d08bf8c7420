package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something the operator taught: mail that shows this is about this customer. One that names
 * several customers is several lessons.
 *
 * @param said an address, a domain or a name, as the operator sees it
 * @param at when it was taught
 * @param by the operator who taught it; null where nobody wrote that down
 */
public record Lesson(String said, CustomerId customer, Instant at, @Nullable String by) {
  public Lesson {
    if (said.isBlank()) throw new IllegalArgumentException("A lesson must say something.");
  }

  /** Why this domain, lower case, can't be taught, as a sentence; empty where it can. */
  public static Optional<String> noDomain(String domain) {
    if (EmailAddress.of("anybody@" + domain).isEmpty() || domain.indexOf('.') < 0)
      return Optional.of("\"" + domain + "\" is no domain.");
    return WordList.MAIL_PROVIDERS.contains(domain)
        ? Optional.of("Anybody can have an address at " + domain + ": teach the address instead.")
        : Optional.empty();
  }

  /** Why this name can't be taught, as a sentence; empty where it can. */
  public static Optional<String> noName(String name) {
    return Phrase.of(name).isEmpty()
        ? Optional.of(
            "\""
                + name
                + "\" tells no customer from the next: a name needs six letters or two words, one of them no everyday word.")
        : Optional.empty();
  }
}
