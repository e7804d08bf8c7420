package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.Directory;
import app.allclear.mail.Letter;
import app.allclear.mail.Letters;
import app.allclear.mail.Mails;
import app.allclear.mail.OwnTexts;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Prints for how many mails a second one core splits off the sender's own words and matches them,
 * and how many it reads and matches from their bytes, with 5,000 and with 50,000 customers, and
 * what a mail costs with the many compared to the few. No test by its name, so that it runs only
 * when asked for ({@code -Dtest=MatchingBenchmark}), and no {@code main}: the demonstration's is
 * the only one.
 */
final class MatchingBenchmark {
  private static final int MAILS = 5_000;
  private static final int ROUNDS = 5;
  private static final Letters LETTERS = new Letters();
  private static final Set<String> OWN = Set.of(Town.SUPPORT.value());

  /** Of this thread: whoever else is busy on this machine does not count. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private static final String[] WORDS =
      ("praxis garten verein musik blumen wein auto reise foto berg see wald kunst brot holz stein"
              + " licht haus kino radio turm feld bach nord sued markt insel hafen stern mond")
          .split(" ");
  private static final String TALK =
      "hello we cannot open our page since this morning please tell us when it will be back because"
          + " customers are calling and the orders are missing there is only an error about the"
          + " connection and nobody answers the phone thank you very much for your help today ";

  private static final String QUOTED =
      "\n\nAm 03.03.2026 um 06:12 schrieb support@host.example:\n"
          + "> we are working on mysql1 since five and tell you as soon as your site is back.\n"
              .repeat(12);

  @Test
  void measure() {
    // Both in turn, so that a machine that grows warm or busy slows both.
    Contest few = new Contest(5_000);
    Contest many = new Contest(50_000);
    for (int warm = 0; warm < 4; warm++) {
      few.round();
      many.round();
    }
    few.forget();
    many.forget();
    for (int round = 0; round < ROUNDS; round++) {
      few.round();
      many.round();
    }
    few.print();
    many.print();
    System.out.printf(
        "A mail costs %.2f times as much with 50,000 customers; from its bytes %.2f times.%n",
        (many.splitting + many.matching) / (few.splitting + few.matching),
        (many.reading + many.matching) / (few.reading + few.matching));
  }

  /** The same number of mails to so many customers; times are microseconds a mail. */
  private static final class Contest {
    private final int customers;
    private final Directory directory;
    private final List<byte[]> mails;
    private final Matcher matcher = new Matcher();
    private final double turning;
    private double reading = Double.MAX_VALUE;
    private double splitting = Double.MAX_VALUE;
    private double matching = Double.MAX_VALUE;
    private int certain;

    Contest(int customers) {
      this.customers = customers;
      List<Customer> built = customers(customers);
      directory = new Directory(built, List.of());
      mails = mails(built);
      long start = CPU.getCurrentThreadCpuTime();
      match(LETTERS.read(mails.getFirst(), "mx.host.example", OWN));
      turning = (CPU.getCurrentThreadCpuTime() - start) / 1e6;
    }

    void forget() {
      reading = splitting = matching = Double.MAX_VALUE;
    }

    void round() {
      long start = CPU.getCurrentThreadCpuTime();
      List<Letter> letters = new ArrayList<>(mails.size());
      for (byte[] mail : mails) letters.add(LETTERS.read(mail, "mx.host.example", OWN));
      long read = CPU.getCurrentThreadCpuTime();
      int words = 0;
      for (Letter letter : letters) words += OwnTexts.of(letter.body().text()).length();
      long split = CPU.getCurrentThreadCpuTime();
      certain = 0;
      for (Letter letter : letters) if (match(letter).match() instanceof Match.Certain) certain++;
      long end = CPU.getCurrentThreadCpuTime();
      reading = Math.min(reading, (read - start) / 1e3 / mails.size());
      splitting = Math.min(splitting, (split - read) / 1e3 / mails.size());
      matching = Math.min(matching, (end - split) / 1e3 / mails.size());
      if (words == 0) throw new AssertionError("Nobody said anything.");
    }

    private Reading match(Letter letter) {
      return matcher.read(letter, directory, Knowledge.NONE, Town.OWN);
    }

    void print() {
      System.out.printf(
          "%,7d customers: %,7.0f mails/s a core for own text and match (%.1f and %.1f us), %,7.0f"
              + " mails/s from their bytes (%.1f us more for %,d bytes), %.0f%% certain, directory"
              + " turned round in %.0f ms%n",
          customers,
          1e6 / (splitting + matching),
          splitting,
          matching,
          1e6 / (reading + matching),
          reading - splitting,
          mails.stream().mapToInt(mail -> mail.length).sum() / mails.size(),
          100.0 * certain / mails.size(),
          turning);
    }
  }

  private static List<Customer> customers(int count) {
    List<Customer> customers = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      String account = "u" + Integer.toString(i + 10_000, 36);
      String contact = i % 3 == 0 ? account + "@gmx.de" : "post@" + site(i);
      Customers customer =
          Customers.of("c" + i, word(i) + " & " + word(i / 7) + " " + i + " GmbH")
              .contact(contact, "agency" + i / 20 + "@agency" + i / 20 + ".example")
              .site(site(i), account + ".example")
              .database("mysql" + i % 9 + "/" + account + "_wp", "mysql" + i % 9 + "/wordpress");
      customers.add(customer.build());
    }
    return customers;
  }

  private static List<byte[]> mails(List<Customer> customers) {
    Random random = new Random(7);
    List<byte[]> mails = new ArrayList<>(MAILS);
    for (int i = 0; i < MAILS; i++) {
      int number = random.nextInt(customers.size());
      Customer customer = customers.get(number);
      String talk = TALK.repeat(1 + random.nextInt(4));
      String database = customer.databases().getFirst().name();
      String first = customer.contacts().getFirst().written();
      String last = customer.contacts().getLast().written();
      Mails mail =
          switch (i % 10) {
            case 0, 1, 2 -> says(first, talk, "Anna\n");
            case 3 ->
                says(
                    "bob@" + site(number),
                    talk + "\n\nTable '" + database + ".posts' doesn't exist\n\nthanks",
                    "Bob");
            case 4 ->
                says(
                    "reader" + i + "@gmx.de",
                    talk + " is www." + site(number) + " down? " + talk,
                    "R.");
            case 5 -> says(last, talk + site(number), "The agency\nTel. 0555 1234567");
            case 6 ->
                says(
                    "x@news" + i + ".example",
                    talk + " https://shop" + i + ".example/offer " + talk,
                    "Sales");
            case 7 -> says("y" + i + "@gmx.de", talk, "Yours\n" + customer.name());
            case 8 ->
                says("z" + i + "@gmx.de", talk + site(number).replace("e", "ee") + " " + talk, "Z");
            default -> says("w" + i + "@gmx.de", talk + talk, "W");
          };
      mails.add(mail.raw());
    }
    return mails;
  }

  /** Wrapped as mail programs do, signed, every third time above our own notice. */
  private static Mails says(String from, String words, String signature) {
    String wrapped = words.replaceAll("(.{60,72}) ", "$1\n");
    String quoted = words.length() % 3 == 0 ? QUOTED : "";
    return Mails.from(from)
        .subject("Site down")
        .header("Authentication-Results", "mx.host.example; spf=none smtp.mailfrom=x; dmarc=none")
        .text("Hello,\n\n" + wrapped + "\n\n-- \n" + signature + "\n" + quoted);
  }

  private static String site(int i) {
    return word(i)
        + "-"
        + word(i / 30)
        + "-"
        + word(i / 900)
        + (i > 27_000 ? "-" + i : "")
        + ".example";
  }

  private static String word(int i) {
    return WORDS[i % WORDS.length];
  }
}
