package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Authentication;
import app.allclear.mail.Letter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Every combination of who writes, how it was authenticated, what is named where, and what it
 * answers, checked against the directory and against what the generator put in.
 */
class MatcherInvariantsTest {
  private static final int CUSTOMERS = 36;
  private static final Directory DIRECTORY = directory();
  private static final Matcher MATCHER = new Matcher();

  private enum Who {
    CONTACT,
    AGENCY,
    TAGGED,
    COLLEAGUE,
    SUBDOMAIN,
    FREE_MAIL,
    TAUGHT,
    LOOK_ALIKE,
    OURS,
    OUR_FORM,
    NO_REPLY,
    THEIR_FORM,
    SPOOFED_NAME,
    REPLY_TO_CONTACT,
    NOBODY
  }

  private enum What {
    NOTHING,
    SITE,
    OTHER_SITE,
    BOTH_SITES,
    DATABASE,
    OTHER_DATABASE,
    ERROR,
    SHARED_DATABASE,
    SPARED,
    SUBJECT,
    ANSWERED_SUBJECT,
    QUOTED,
    FORWARDED,
    SIGNED,
    ADDRESS,
    TYPING_MISTAKE
  }

  private enum Thread {
    NONE,
    THEIRS,
    OTHERS
  }

  @Test
  void keepsWhatIsAlwaysTrueInEveryCombination() {
    int read = 0;
    for (int customer = 0; customer < CUSTOMERS; customer++)
      for (Who who : Who.values())
        for (What what : What.values())
          for (Thread thread : Thread.values())
            for (Authentication verdict : Authentication.values())
              for (boolean sign : new boolean[] {false, true}) {
                new Combination(customer, who, what, thread, verdict, sign).check();
                read++;
              }
    assertThat(read).isGreaterThan(100_000);
  }

  private record Combination(
      int customer, Who who, What what, Thread thread, Authentication verdict, boolean sign) {

    void check() {
      Letter letter = mail().letter();
      Reading reading =
          MATCHER.read(
              letter,
              DIRECTORY,
              new Knowledge(this::thread, new Pupil(), KnownTables.NONE),
              Set.of(Town.SUPPORT));
      if (sign || who == Who.OURS || who == Who.NO_REPLY)
        claim(reading.automatic(), reading, "is automatic");
      else claim(!reading.automatic(), reading, "no human is called a machine");
      switch (reading.match()) {
        case Match.Certain certain ->
            certain.customers().forEach(match -> check(letter, reading, match));
        case Match.Ambiguous unsure ->
            unsure.candidates().forEach(one -> role(letter, reading, one.customer(), one.role()));
        case Match.None none -> claim(!none.reasons().isEmpty(), reading, "says why");
      }
      if (who == Who.CONTACT && what == What.NOTHING && verdict != Authentication.FAIL)
        claim(
            about(reading).equals(Set.of(id(customer))), reading, "a contact is their customer's");
      if (who == Who.FREE_MAIL && what == What.QUOTED && thread == Thread.NONE)
        claim(about(reading).isEmpty(), reading, "quotes tell nothing");
    }

    private void check(Letter letter, Reading reading, CustomerMatch match) {
      role(letter, reading, match.customer(), match.role());
      claim(
          touched().contains(match.customer()),
          reading,
          "nobody comes from nowhere: " + match.customer());
      for (DatabaseName database : match.databases()) {
        claim(
            DIRECTORY.ownerOf(database).orElseThrow().id().equals(match.customer()),
            reading,
            "owns what is named");
        claim(
            (letter.body().text() + letter.subject()).contains(database.name()),
            reading,
            "it stands there");
      }
    }

    /** The one mistake that may never happen, asked of the directory itself. */
    private void role(Letter letter, Reading reading, CustomerId id, SenderRole role) {
      if (reading.automatic()) claim(role == SenderRole.MACHINE, reading, "machines are machines");
      else if (verdict == Authentication.FAIL)
        claim(role == SenderRole.STRANGER, reading, "forged mail is a stranger's");
      if (role != SenderRole.CONTACT) return;
      String from = letter.from() == null ? "" : letter.from().address();
      boolean registered =
          DIRECTORY.find(id).orElseThrow().contacts().stream()
              .map(Contact::written)
              .anyMatch(from::equals);
      claim(
          registered && verdict != Authentication.FAIL && !reading.automatic(),
          reading,
          "only a contact is one");
    }

    private void claim(boolean holds, Reading reading, String claim) {
      if (!holds) throw new AssertionError(claim + ": " + this + "\n" + reading);
    }

    /** Everybody whom this letter has anything to do with. */
    private Set<CustomerId> touched() {
      Set<CustomerId> touched = new HashSet<>();
      touched.add(id(customer));
      touched.add(id(customer + 1));
      if (who == Who.AGENCY) for (int i = 0; i < CUSTOMERS; i += 3) touched.add(id(i));
      return touched;
    }

    private Mail mail() {
      Mail mail = sender().authenticated(verdict);
      String own = Site.of(customer);
      String other = Site.of(customer + 1);
      switch (what) {
        case NOTHING -> mail.saying("Nothing works.");
        case SITE -> mail.saying("Is " + own + " down?");
        case OTHER_SITE -> mail.saying("Is " + other + " down?");
        case BOTH_SITES -> mail.saying(own + " and " + other + " are gone");
        case DATABASE -> mail.saying("c" + customer + "_main is empty");
        case OTHER_DATABASE -> mail.saying("c" + (customer + 1) % CUSTOMERS + "_main is empty");
        case ERROR -> mail.saying("Table 'c" + customer + "_main.posts' doesn't exist");
        case SHARED_DATABASE -> mail.saying("Unknown database 'wordpress'");
        case SPARED -> mail.saying(other + " works, but " + own + " doesn't");
        case SUBJECT -> mail.subject(own + " down");
        case ANSWERED_SUBJECT -> mail.subject("Re: " + own + " down");
        case QUOTED -> mail.quoting("> " + own + " and " + Site.of(customer + 7));
        case FORWARDED ->
            mail.saying("see below").forwarding("From: post@" + own + "\n\n" + own + " is down");
        case SIGNED -> mail.signed("Yours\nhttps://www." + own + "/");
        case ADDRESS -> mail.saying("please call post@" + own);
        case TYPING_MISTAKE -> mail.saying(own.replace("number", "nubmer") + " is down");
      }
      if (thread == Thread.THEIRS) mail.answering("theirs");
      if (thread == Thread.OTHERS) mail.answering("others");
      return sign ? mail.byMachine("It says Auto-Submitted: auto-generated.") : mail;
    }

    private Mail sender() {
      String own = Site.of(customer);
      return switch (who) {
        case CONTACT -> Mail.from("post@" + own);
        case AGENCY -> Mail.from("web@agency.example");
        case TAGGED -> Mail.from("post+x@" + own);
        case COLLEAGUE -> Mail.from("bob@" + own);
        case SUBDOMAIN -> Mail.from("bob@mail." + own);
        case FREE_MAIL -> Mail.from("bob" + customer + "@gmx.de");
        case TAUGHT -> Mail.from("taught" + customer + "@gmx.de");
        case LOOK_ALIKE -> Mail.from("post@" + own.replace("number", "nurnber"));
        case OURS -> Mail.from("support@host.example").to("post@" + own);
        case OUR_FORM -> Mail.from("support@host.example").replyTo("post@" + own);
        case NO_REPLY -> Mail.from("no-reply@" + own);
        case THEIR_FORM -> Mail.from("wordpress@" + own).replyTo("reader@gmx.de");
        case SPOOFED_NAME -> Mail.from("post@" + own, "evil@elsewhere.example");
        case REPLY_TO_CONTACT -> Mail.from("evil@elsewhere.example").replyTo("post@" + own);
        case NOBODY -> Mail.fromNobody();
      };
    }

    private List<CustomerId> thread(java.util.Collection<String> ids) {
      return ids.contains("theirs") ? List.of(id(customer)) : List.of(id(customer + 1));
    }
  }

  private static final class Pupil implements Learned {
    @Override
    public List<Lesson> ofAddress(EmailAddress address) {
      String local = address.local();
      return local.startsWith("taught")
          ? List.of(
              new Lesson(
                  address.value(), id(Integer.parseInt(local.substring(6))), Instant.EPOCH, null))
          : List.of();
    }

    @Override
    public List<Lesson> ofDomains(Collection<String> domains) {
      return List.of();
    }

    @Override
    public List<Lesson> names() {
      return List.of();
    }

    @Override
    public Optional<MachineMark> mark(EmailAddress address) {
      return Optional.empty();
    }
  }

  private static Set<CustomerId> about(Reading reading) {
    Set<CustomerId> customers = new HashSet<>();
    if (reading.match() instanceof Match.Certain certain)
      certain.customers().forEach(match -> customers.add(match.customer()));
    return customers;
  }

  private static final class Site {
    private static final String[] WORDS = {
      "anchor", "bridge", "castle", "desert", "engine", "forest"
    };

    /** Names far enough from each other that one is no typing mistake for the next. */
    static String of(int customer) {
      int i = customer % CUSTOMERS;
      return WORDS[i / 6] + "-number-" + WORDS[i % 6] + ".example";
    }
  }

  private static CustomerId id(int customer) {
    return new CustomerId("c" + customer % CUSTOMERS);
  }

  private static Directory directory() {
    List<Customer> customers = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i++) {
      Customers customer =
          Customers.of("c" + i, "Company " + Site.of(i).replace("-", " "))
              .contact("post@" + Site.of(i))
              .site(Site.of(i))
              .database("mysql" + i % 2 + "/c" + i + "_main");
      if (i % 3 == 0) customer.contact("web@agency.example");
      if (i < 3) customer.database("mysql" + (5 + i) + "/wordpress");
      customers.add(customer.build());
    }
    return new Directory(customers, List.of());
  }
}
