package app.allclear.corpus;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a notice that left may have left. Asks the customer file, the label and the raw mail, and
 * none of the program's own judgement.
 */
final class NoticeCheck {
  private final Corpus corpus;
  private final Directory directory;

  NoticeCheck(Corpus corpus) {
    this.corpus = corpus;
    this.directory = corpus.directory();
  }

  /** Private notices that must never have left, each as a sentence. */
  List<String> wrong(List<SentNotice> notices) {
    List<String> wrong = new ArrayList<>();
    for (SentNotice notice : notices)
      if (notice.isPrivate()) wrong(notice).ifPresent(why -> wrong.add(sentence(notice, why)));
    return wrong;
  }

  private Optional<String> wrong(SentNotice notice) {
    if (!registered(notice.to(), notice.customer()))
      return Optional.of("which is not registered with this customer");
    if (notice.answers() == null)
      return notice.event().equals("acknowledged") ? earnedByNobody(notice) : Optional.empty();
    LabelledMail mail = corpus.mails().get(notice.answers());
    if (!from(mail).equals(EmailAddress.of(notice.to())))
      return Optional.of("who did not write the mail it answers");
    return unworthy(mail);
  }

  /** One that stands on its own must still be owed to some mail of the recipient's. */
  private Optional<String> earnedByNobody(SentNotice notice) {
    boolean earned =
        corpus.mails().stream()
            .anyMatch(mail ->
                from(mail).equals(EmailAddress.of(notice.to())) && unworthy(mail).isEmpty());
    return earned ? Optional.empty() : Optional.of("who wrote nothing to acknowledge");
  }

  private Optional<String> unworthy(LabelledMail mail) {
    if (mail.label().forged() || failsAuthentication(mail)) return Optional.of("for a forged mail");
    if (mail.label().byMachine()) return Optional.of("for a machine's mail");
    return Optional.empty();
  }

  /** Private notices to a rightful contact of a customer whom the mail was not about. */
  List<String> misdirected(List<SentNotice> notices) {
    List<String> misdirected = new ArrayList<>();
    for (SentNotice notice : notices)
      if (notice.answers() != null
          && !corpus
              .mails()
              .get(notice.answers())
              .label()
              .customers()
              .all()
              .contains(notice.customer()))
        misdirected.add(sentence(notice, "for a mail that was about others"));
    return misdirected;
  }

  private String sentence(SentNotice notice, String why) {
    return "%s for %s went to %s, %s%s."
        .formatted(
            notice.event(),
            notice.customer(),
            notice.to(),
            why,
            notice.answers() == null
                ? ""
                : " (" + corpus.mails().get(notice.answers()).file() + ")");
  }

  private boolean registered(String written, String customer) {
    return EmailAddress.of(written).map(directory::withContact).orElse(List.of()).stream()
        .map(Customer::id)
        .anyMatch(new CustomerId(customer)::equals);
  }

  /** Read by another library than the program's. */
  static Optional<EmailAddress> from(LabelledMail mail) {
    try {
      String header = message(mail).getHeader("From", null);
      if (header == null) return Optional.empty();
      InternetAddress[] authors = InternetAddress.parseHeader(header, false);
      return authors.length == 0 ? Optional.empty() : EmailAddress.of(authors[0].getAddress());
    } catch (MessagingException | NullPointerException _) {
      return Optional.empty();
    }
  }

  /** The topmost verdict is the receiving server's own (RFC 8601, section 5). */
  private boolean failsAuthentication(LabelledMail mail) {
    try {
      String[] verdicts = message(mail).getHeader("Authentication-Results");
      if (verdicts == null) return false;
      String topmost = verdicts[0].strip().toLowerCase(Locale.ROOT);
      return topmost.startsWith(corpus.authservId().toLowerCase(Locale.ROOT))
          && topmost.replaceAll("\\s", "").contains("dmarc=fail");
    } catch (MessagingException _) {
      return false;
    }
  }

  private static MimeMessage message(LabelledMail mail) throws MessagingException {
    return new MimeMessage((Session) null, new ByteArrayInputStream(mail.raw()));
  }
}
