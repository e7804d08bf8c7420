package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import app.allclear.mail.Address;
import app.allclear.mail.Authentication;
import app.allclear.mail.Body;
import app.allclear.mail.Letter;
import app.allclear.mail.MachineSign;
import app.allclear.matching.CustomerMatch;
import app.allclear.matching.Knowledge;
import app.allclear.matching.KnownTables;
import app.allclear.matching.KnownThreads;
import app.allclear.matching.Learned;
import app.allclear.matching.Lesson;
import app.allclear.matching.MachineMark;
import app.allclear.matching.Match;
import app.allclear.matching.Matcher;
import app.allclear.matching.Reading;
import app.allclear.matching.SenderRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * From the letter to the notice: random letters by random senders, read and answered by the real
 * rules, and every notice owed checked against what the letter was made of and whom the directory
 * was made of, not against anything those rules say. {@code -Dcombinations=1000000} reads a
 * million.
 */
class PrivateNoticesTest {
  private static final int COMBINATIONS = Integer.getInteger("combinations", 60_000);
  private static final int LETTERS_A_TOWN = 1_000;
  private static final int CUSTOMERS = 8;
  private static final String OWN = "support@host.example";

  private final Random random = new Random(20_261_122);
  private final WhoIsOwed whoIsOwed = new WhoIsOwed(Scene.OWN, true);
  private final Matcher matcher = new Matcher();
  private final Map<NoticeEvent, Integer> owed = new TreeMap<>();

  @Test
  void noPrivateNoticeLeavesForAnybodyButTheRegisteredContactWhoWrote() {
    for (int done = 0; done < COMBINATIONS; done += LETTERS_A_TOWN) {
      Town town = new Town(random);
      Directory directory = town.directory();
      for (int i = 0; i < LETTERS_A_TOWN; i++) read(town, directory);
    }
    assertThat(owed.getOrDefault(NoticeEvent.ACKNOWLEDGED, 0))
        .as("the test must reach what it checks")
        .isGreaterThan(COMBINATIONS / 50);
  }

  private void read(Town town, Directory directory) {
    Made made = new Made(town, random);
    Letter letter = made.letter();
    Reading reading = matcher.read(letter, directory, made.knowledge(), Scene.OWN);
    if (!(reading.match() instanceof Match.Certain certain)) return;
    Written written =
        Written.by(made.from).authentication(made.verdict).automatic(reading.automatic());
    for (CustomerMatch match : certain.customers())
      written.about(match.customer().value(), match.role());
    for (CustomerMatch match : certain.customers()) {
      String customer = match.customer().value();
      Scene scene = new Scene().customer(customer);
      town.contacts.get(customer).forEach(scene::contact);
      whoIsOwed
          .whenWritten(scene.situation(), written.build())
          .forEach(notice -> check(town, made, customer, notice, reading));
    }
  }

  private void check(Town town, Made made, String customer, OwedNotice notice, Reading reading) {
    owed.merge(notice.event(), 1, Integer::sum);
    String to = notice.recipient().value();
    boolean wrote = to.equals(made.from.toLowerCase(Locale.ROOT));
    boolean human = !made.machine && !made.from.equals(OWN) && !made.from.startsWith("no-reply@");
    boolean registered = town.contacts.get(customer).contains(to);
    boolean may =
        notice.event() == NoticeEvent.READER
            ? wrote && human && made.verdict == Authentication.PASS
            : wrote && human && registered && made.verdict != Authentication.FAIL;
    if (!may)
      throw new AssertionError(
          "%s for %s must not leave: %s%n%s".formatted(notice, customer, made, reading));
  }

  /** The customers, as plain texts: the truth that notices are checked against. */
  private static final class Town {
    private static final String[] WORDS = {
      "anchor", "bridge", "castle", "desert", "engine", "forest", "garden", "harbor", "island"
    };
    final Map<String, Set<String>> contacts = new TreeMap<>();
    final Map<String, String> sites = new TreeMap<>();
    final List<String> people = new ArrayList<>();

    Town(Random random) {
      String agency = "web@agency" + random.nextInt(3) + ".example";
      for (int i = 0; i < CUSTOMERS; i++) {
        String id = "c" + i;
        String site = WORDS[i] + "-" + WORDS[random.nextInt(WORDS.length)] + ".example";
        sites.put(id, site);
        Set<String> theirs = new TreeSet<>();
        if (random.nextInt(3) > 0) theirs.add("post@" + site);
        if (random.nextInt(3) == 0) theirs.add(agency);
        if (random.nextInt(3) == 0) theirs.add(WORDS[i] + "@gmx.de");
        if (random.nextInt(8) == 0) theirs.add("no-reply@" + site);
        if (random.nextInt(20) == 0) theirs.add(OWN);
        contacts.put(id, theirs);
        people.addAll(theirs);
      }
      people.add("stranger@elsewhere.example");
    }

    Directory directory() {
      List<Customer> customers = new ArrayList<>();
      sites.forEach((id, site) ->
          customers.add(
              new Customer(
                  new CustomerId(id),
                  "The " + site.substring(0, site.indexOf('-')) + " company",
                  null,
                  null,
                  contacts.get(id).stream()
                      .map(written -> new Contact(Scene.address(written), written, null, false))
                      .toList(),
                  List.of(new Site(site, site, null)),
                  List.of(DatabaseName.parse("mysql1/" + id + "_main")))));
      return new Directory(customers, List.of());
    }
  }

  /** One letter, and what it was made of. */
  private static final class Made implements Learned, KnownThreads {
    private final Town town;
    private final Random random;
    private final CustomerId other;
    final String from;
    final Authentication verdict;
    final boolean machine;
    private final @Nullable MachineSign sign;
    private final @Nullable String replyTo;
    private final String own;
    private final String signature;
    private final String forwarded;
    private final boolean answers;

    Made(Town town, Random random) {
      this.town = town;
      this.random = random;
      this.other = new CustomerId(customer());
      this.from = sender();
      this.verdict = any(Authentication.values());
      this.machine = random.nextInt(6) == 0;
      this.sign =
          machine ? new MachineSign(MachineSign.Kind.ANSWER, "It says auto-replied.") : null;
      this.replyTo = random.nextInt(4) == 0 ? any(town.people) : null;
      this.own = words() + words();
      this.signature = random.nextInt(4) == 0 ? words() : "";
      this.forwarded = random.nextInt(4) == 0 ? "From: " + any(town.people) + "\n" + words() : "";
      this.answers = random.nextInt(4) == 0;
    }

    private String sender() {
      String someone = any(town.people);
      String site = town.sites.get(customer());
      return switch (random.nextInt(10)) {
        case 0, 1, 2, 3 -> someone;
        case 4 -> someone.toUpperCase(Locale.ROOT);
        case 5 -> someone.replace("@", "+x@");
        case 6 -> "post@" + site.replace('e', '3').replace("3xampl3", "example");
        case 7 -> "colleague@mail." + site;
        case 8 -> OWN;
        default -> "reader" + random.nextInt(9) + "@web.de";
      };
    }

    private String words() {
      String site = town.sites.get(customer());
      return switch (random.nextInt(10)) {
        case 0, 1 -> site + " is down. ";
        case 2 -> site.replace("r-", "-") + " shows an error. ";
        case 3 -> "Unknown database '" + customer() + "_main'. ";
        case 4 -> site + " works, but " + town.sites.get(customer()) + " is broken. ";
        case 5 -> "Please write to " + any(town.people) + ". ";
        case 6 -> "The " + site.substring(0, site.indexOf('-')) + " company is offline. ";
        case 7 -> "my site " + site + " is empty. ";
        default -> "Nothing works. ";
      };
    }

    private String customer() {
      return "c" + random.nextInt(CUSTOMERS);
    }

    Letter letter() {
      Address author = new Address(random.nextInt(5) == 0 ? any(town.people) : null, from);
      return new Letter(
          "one@mail.example",
          answers ? List.of("known@host.example") : List.of(),
          answers ? List.of("known@host.example") : List.of(),
          author,
          replyTo == null ? List.of() : List.of(new Address(null, replyTo)),
          List.of(),
          List.of(),
          answers ? "Re: " + words() : words(),
          Scene.START.plusSeconds(60),
          new Body(own + forwarded, own, signature, forwarded),
          verdict,
          sign == null ? List.of() : List.of(sign),
          null,
          List.of(),
          "00",
          null);
    }

    /** The operator has taught all sorts of things, none of which opens a customer's mail. */
    Knowledge knowledge() {
      return new Knowledge(this, this, KnownTables.NONE);
    }

    @Override
    public Collection<CustomerId> customersOf(Collection<String> messageIds) {
      return messageIds.isEmpty() ? List.of() : List.of(other);
    }

    @Override
    public Collection<CustomerId> customersOf(EmailAddress sender) {
      return sender.local().startsWith("reader") ? List.of(other) : List.of();
    }

    @Override
    public Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
      return Optional.of(any(SenderRole.values()));
    }

    @Override
    public List<Lesson> ofAddress(EmailAddress address) {
      return random.nextInt(6) == 0 ? taught(address.value()) : List.of();
    }

    @Override
    public List<Lesson> ofDomains(Collection<String> domains) {
      return random.nextInt(6) == 0 ? taught(domains.iterator().next()) : List.of();
    }

    @Override
    public List<Lesson> names() {
      return taught("forest company");
    }

    @Override
    public Optional<MachineMark> mark(EmailAddress address) {
      return random.nextInt(6) == 0
          ? Optional.of(new MachineMark(address, false, Instant.EPOCH, null))
          : Optional.empty();
    }

    private List<Lesson> taught(String what) {
      return List.of(new Lesson(what, other, Instant.EPOCH, null));
    }

    @SafeVarargs
    private <T> T any(T... values) {
      return values[random.nextInt(values.length)];
    }

    private <T> T any(List<T> values) {
      return values.get(random.nextInt(values.size()));
    }

    @Override
    public String toString() {
      return "from %s, %s, %s, reply to %s: %s / %s / %s"
          .formatted(from, verdict, sign, replyTo, own, signature, forwarded);
    }
  }
}
