package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import app.allclear.mail.Address;
import app.allclear.mail.Letter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a form on a customer's site wrote a letter: from an address at the site, with answers to
 * somebody else elsewhere. People have a second address too, so the other must be of another name;
 * and where the From is a registered contact's, the text must be a form's, which repeats it.
 */
final class SiteForm {
  /** {@code Name: Jane}, {@code E-Mail: jane@web.example}. */
  private static final Pattern FIELD = Pattern.compile("(?m)^\\s*[\\p{L} /-]{2,30}:\\s*\\S");

  private static final int LONGEST = 4_000;

  private SiteForm() {}

  static boolean wrote(
      Letter letter,
      @Nullable EmailAddress from,
      List<EmailAddress> replyTo,
      DirectoryNames names) {
    if (from == null || replyTo.isEmpty()) return false;
    String site = names.siteOf(from.domain());
    if (site == null
        || replyTo.stream().anyMatch(reply -> site.equals(names.siteOf(reply.domain()))))
      return false;
    boolean registered = !names.directory().withContact(from).isEmpty();
    return registered ? fields(letter, replyTo) : somebodyElse(letter, from);
  }

  private static boolean fields(Letter letter, List<EmailAddress> replyTo) {
    String own = letter.body().own();
    String text = own.substring(0, Math.min(LONGEST, own.length()));
    String lower = text.toLowerCase(Locale.ROOT);
    return replyTo.stream().anyMatch(reply -> lower.contains(reply.value()))
        && FIELD.matcher(text).results().limit(2).count() == 2;
  }

  private static boolean somebodyElse(Letter letter, EmailAddress from) {
    Address author = Objects.requireNonNull(letter.from());
    return letter.replyTo().stream()
        .noneMatch(reply ->
            Objects.equals(reply.name(), author.name()) && author.name() != null
                || reply.address().toLowerCase(Locale.ROOT).startsWith(from.local() + "@"));
  }
}
