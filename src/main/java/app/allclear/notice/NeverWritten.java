package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Addresses no notice ever goes to, registered or not: our own, and those nobody reads. Role
 * addresses (info@, office@, postmaster@) are not among them: registered, they are contacts.
 */
record NeverWritten(Set<EmailAddress> own) {
  private static final Pattern NOBODY_READS =
      Pattern.compile(
          "(do[-_.]?not[-_.]?reply|no[-_.]?reply|never[-_.]?reply|mailer[-_.]?daemon|bounces?|auto[-_.]?reply)([-_.+=].*)?"
              + "|.*[-_.](no[-_.]?reply|do[-_.]?not[-_.]?reply)");

  NeverWritten {
    own = Set.copyOf(own);
  }

  boolean test(EmailAddress address) {
    return own.contains(address) || NOBODY_READS.matcher(address.local()).matches();
  }
}
