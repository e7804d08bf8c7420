package app.allclear.corpus;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Letter;
import java.net.IDN;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Simpler ways to read the same mails, for comparison. Each sends a private notice to whoever is
 * registered with a customer its mail is filed under, for every mail, unless a header says a
 * machine wrote it (RFC 3834), as simple programs do.
 */
final class Baselines {
  private static final Pattern PREFIX =
      Pattern.compile(
          "(?i)^\\s*(?:(?:re|aw|antw|sv|fwd?|wg|tr|rv|r|i|odp|vs|vb|doorst)\\s*(?:\\[\\d+])?\\s*:\\s*)+");

  private final Corpus corpus;

  Baselines(Corpus corpus) {
    this.corpus = corpus;
  }

  /** As mail programs group: by the subject without what answering and forwarding put before it. */
  Outcome subjects() {
    List<Found> found = new ArrayList<>();
    for (LabelledMail mail : corpus.mails()) {
      String subject =
          PREFIX
              .matcher(mail.letter().subject())
              .replaceFirst("")
              .replaceAll("\\s+", " ")
              .strip()
              .toLowerCase(Locale.ROOT);
      found.add(found(Set.of(), subject.isEmpty() ? Set.of() : Set.of(subject), false));
    }
    return new Outcome(corpus, found, List.of(), List.of());
  }

  /**
   * As a help desk files: an answer into the thread it names, anything else as a new one; under the
   * customer with whom the From, and nobody else, is registered, or else the thread's.
   */
  Outcome helpDesk() {
    Map<String, Integer> threads = new HashMap<>();
    Map<Integer, Set<String>> customersOf = new HashMap<>();
    List<Found> found = new ArrayList<>();
    for (LabelledMail mail : corpus.mails()) {
      Letter letter = mail.letter();
      int thread =
          Stream.concat(letter.inReplyTo().stream(), letter.references().reversed().stream())
              .filter(threads::containsKey)
              .map(threads::get)
              .findFirst()
              .orElse(found.size());
      if (letter.messageId() != null) threads.putIfAbsent(letter.messageId(), thread);
      Set<String> customers = registered(mail);
      if (customers.size() != 1) customers = customersOf.getOrDefault(thread, Set.of());
      customersOf.putIfAbsent(thread, customers);
      found.add(found(customers, Set.of("thread " + thread), byHeader(mail)));
    }
    return new Outcome(corpus, found, notices(found), List.of());
  }

  /**
   * Literal rules: a registered address, a customer's domain or a site's name, anywhere in the
   * mail.
   */
  Outcome literal() {
    List<Found> found = new ArrayList<>();
    for (LabelledMail mail : corpus.mails()) {
      String text = everything(mail.letter());
      Set<String> customers = new TreeSet<>(registered(mail));
      for (Customer customer : corpus.directory().customers())
        if (names(customer).stream().anyMatch(text::contains)) customers.add(customer.id().value());
      found.add(found(customers, customers, byHeader(mail)));
    }
    return new Outcome(corpus, found, notices(found), List.of());
  }

  private static String everything(Letter letter) {
    String from = letter.from() == null ? "" : letter.from().name() + " " + letter.from().address();
    return String.join("\n", from, letter.subject(), letter.body().text()).toLowerCase(Locale.ROOT);
  }

  private static Set<String> names(Customer customer) {
    Set<String> names = new LinkedHashSet<>();
    customer
        .sites()
        .forEach(site -> {
          names.add(site.domain());
          names.add(IDN.toUnicode(site.domain()));
        });
    customer.contacts().forEach(contact -> names.add(contact.address().value()));
    return names;
  }

  private Set<String> registered(LabelledMail mail) {
    return NoticeCheck.from(mail).map(corpus.directory()::withContact).orElse(List.of()).stream()
        .map(customer -> customer.id().value())
        .collect(Collectors.toSet());
  }

  private static boolean byHeader(LabelledMail mail) {
    String header = new String(mail.raw(), java.nio.charset.StandardCharsets.ISO_8859_1);
    int end = header.indexOf("\r\n\r\n");
    return Pattern.compile("(?im)^(?:auto-submitted:\\s*auto-|precedence:\\s*(?:bulk|junk|list))")
        .matcher(end < 0 ? header : header.substring(0, end))
        .find();
  }

  private static Found found(Set<String> customers, Set<String> groups, boolean automatic) {
    String match = customers.isEmpty() ? "none" : "certain";
    return new Found(match, customers, Set.of(), groups, "", automatic, List.of());
  }

  private List<SentNotice> notices(List<Found> found) {
    List<SentNotice> notices = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      String to = NoticeCheck.from(corpus.mails().get(i)).map(EmailAddress::value).orElse("");
      for (String customer : found.get(i).customers())
        if (registered(corpus.mails().get(i)).contains(customer) && !found.get(i).automatic())
          notices.add(new SentNotice(customer, to, "acknowledged", true, i));
    }
    return notices;
  }
}
