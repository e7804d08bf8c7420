package app.allclear.corpus;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.mail.Letter;
import app.allclear.matching.Candidate;
import app.allclear.matching.CustomerMatch;
import app.allclear.matching.Knowledge;
import app.allclear.matching.KnownTables;
import app.allclear.matching.KnownThreads;
import app.allclear.matching.Learned;
import app.allclear.matching.Match;
import app.allclear.matching.Matcher;
import app.allclear.matching.Reading;
import app.allclear.matching.Reason;
import app.allclear.matching.SenderRole;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Letters and matcher alone, in this process and within seconds: no mail server, no store, nothing
 * an operator could teach. An incident is taken to be a customer, and every mail of a contact to be
 * acknowledged, as if it were the first; the real path says what is true.
 */
final class QuickPath {
  private final Corpus corpus;
  private final Set<EmailAddress> own;
  private final Matcher matcher = new Matcher();
  private final Memory memory = new Memory();
  private final List<SentNotice> notices = new ArrayList<>();

  private QuickPath(Corpus corpus) {
    this.corpus = corpus;
    this.own = Set.of(EmailAddress.of(corpus.address()).orElseThrow());
  }

  static Outcome run(Corpus corpus) {
    QuickPath path = new QuickPath(corpus);
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < corpus.mails().size(); i++) found.add(path.read(i));
    return new Outcome(corpus, found, path.notices, List.of());
  }

  private Found read(int number) {
    Letter letter = corpus.mails().get(number).letter();
    Reading reading =
        matcher.read(
            letter,
            corpus.directory(),
            new Knowledge(memory, Learned.NOTHING, KnownTables.NONE),
            own);
    List<CustomerMatch> certain =
        reading.match() instanceof Match.Certain(List<CustomerMatch> customers, _)
            ? customers
            : List.of();
    for (CustomerMatch match : certain) {
      memory.remember(letter, match);
      acknowledge(number, letter, match, reading);
    }
    Set<String> customers =
        certain.stream().map(match -> match.customer().value()).collect(Collectors.toSet());
    return new Found(
        reading.match().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        customers,
        reading.databases().stream().map(DatabaseName::toString).collect(Collectors.toSet()),
        customers,
        reading.sender().word(),
        reading.automatic(),
        reasons(reading));
  }

  private void acknowledge(int number, Letter letter, CustomerMatch match, Reading reading) {
    Optional<EmailAddress> from =
        Optional.ofNullable(letter.from()).flatMap(author -> EmailAddress.of(author.address()));
    boolean answered =
        match.role() == SenderRole.CONTACT
            && !reading.automatic()
            && letter.authentication() != Authentication.FAIL
            && from.isPresent();
    if (answered)
      notices.add(
          new SentNotice(
              match.customer().value(), from.get().value(), "acknowledged", true, number));
  }

  private static List<String> reasons(Reading reading) {
    List<String> reasons = new ArrayList<>();
    add(reasons, "", reading.match().reasons());
    switch (reading.match()) {
      case Match.Certain certain ->
          certain.customers().forEach(one -> add(reasons, one.customer() + ": ", one.reasons()));
      case Match.Ambiguous unsure -> {
        for (Candidate one : unsure.candidates())
          add(reasons, "?" + one.customer() + ": ", one.reasons());
      }
      case Match.None _ -> {}
    }
    add(reasons, "machine: ", reading.automaticReasons());
    return reasons.stream().distinct().toList();
  }

  private static void add(List<String> reasons, String before, List<Reason> more) {
    more.forEach(reason -> reasons.add(before + reason.text()));
  }

  /** What the store would know of the mails before. */
  private static final class Memory implements KnownThreads {
    private final Map<String, Set<CustomerId>> threads = new HashMap<>();
    private final Map<String, List<SenderRole>> roles = new HashMap<>();
    private final Map<EmailAddress, Set<CustomerId>> senders = new HashMap<>();

    void remember(Letter letter, CustomerMatch match) {
      if (letter.messageId() != null)
        threads.computeIfAbsent(letter.messageId(), _ -> new HashSet<>()).add(match.customer());
      if (letter.from() != null)
        EmailAddress.of(letter.from().address()).ifPresent(from -> remember(from, match));
    }

    @Override
    public Collection<CustomerId> customersOf(Collection<String> messageIds) {
      return messageIds.stream()
          .flatMap(id -> threads.getOrDefault(id, Set.of()).stream())
          .distinct()
          .toList();
    }

    private void remember(EmailAddress from, CustomerMatch match) {
      roles
          .computeIfAbsent(from + " " + match.customer(), _ -> new ArrayList<>())
          .add(match.role());
      if (match.role() != SenderRole.MACHINE)
        senders.computeIfAbsent(from, _ -> new HashSet<>()).add(match.customer());
    }

    @Override
    public Collection<CustomerId> customersOf(EmailAddress sender) {
      return senders.getOrDefault(sender, Set.of());
    }

    @Override
    public Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
      List<SenderRole> earlier = roles.getOrDefault(sender + " " + customer, List.of());
      return earlier.isEmpty() ? Optional.empty() : Optional.of(SenderRole.strongest(earlier));
    }
  }
}
