package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.Directory;
import app.allclear.mail.Letter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Prints how many mails one core matches a second with 5,000 and with 50,000 customers, and what a
 * mail costs with the many compared to the few. No test by its name, so that it runs only when
 * asked for ({@code -Dtest=MatchingBenchmark}), and no {@code main}: the demonstration's is the
 * only one.
 */
final class MatchingBenchmark {
  private static final int MAILS = 20_000;
  private static final String[] WORDS =
      ("praxis garten verein musik blumen wein auto reise foto berg see wald kunst brot holz stein"
              + " licht haus kino radio turm feld bach nord sued markt insel hafen stern mond")
          .split(" ");
  private static final String TALK =
      "hello we cannot open our page since this morning please tell us when it will be back because"
          + " customers are calling and the orders are missing there is only an error about the"
          + " connection and nobody answers the phone thank you very much for your help today ";

  @Test
  void measure() {
    double few = microsecondsAMail(5_000);
    double many = microsecondsAMail(50_000);
    System.out.printf("A mail costs %.2f times as much with 50,000 customers.%n", many / few);
  }

  private static double microsecondsAMail(int customers) {
    List<Customer> built = customers(customers);
    Directory directory = new Directory(built, List.of());
    List<Letter> letters = letters(built);
    Matcher matcher = new Matcher();
    long start = System.nanoTime();
    read(matcher, directory, letters.subList(0, 1));
    long turned = System.nanoTime();
    for (int warm = 0; warm < 5; warm++) read(matcher, directory, letters);
    double best = Double.MAX_VALUE;
    int certain = 0;
    for (int round = 0; round < 7; round++) {
      long from = System.nanoTime();
      certain = read(matcher, directory, letters);
      best = Math.min(best, (System.nanoTime() - from) / 1e3 / letters.size());
    }
    System.out.printf(
        "%,7d customers: %,9.0f mails/s (%.1f us a mail), %.0f%% certain, directory turned round in %d ms%n",
        customers,
        1e6 / best,
        best,
        100.0 * certain / letters.size(),
        (turned - start) / 1_000_000);
    return best;
  }

  private static int read(Matcher matcher, Directory directory, List<Letter> letters) {
    int certain = 0;
    for (Letter letter : letters) {
      Reading reading = matcher.read(letter, directory, Knowledge.NONE, Town.OWN);
      if (reading.match() instanceof Match.Certain) certain++;
    }
    return certain;
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

  private static List<Letter> letters(List<Customer> customers) {
    Random random = new Random(7);
    List<Letter> letters = new ArrayList<>(MAILS);
    for (int i = 0; i < MAILS; i++) {
      int number = random.nextInt(customers.size());
      Customer customer = customers.get(number);
      String talk = TALK.repeat(1 + random.nextInt(4));
      String database = customer.databases().getFirst().name();
      Mail mail =
          switch (i % 10) {
            case 0, 1, 2 -> Mail.from(customer.contacts().getFirst().written()).saying(talk);
            case 3 ->
                Mail.from("bob@" + site(number))
                    .saying(talk + "Table '" + database + ".posts' doesn't exist");
            case 4 ->
                Mail.from("reader" + i + "@gmx.de")
                    .saying(talk + " is www." + site(number) + " down? " + talk);
            case 5 ->
                Mail.from(customer.contacts().getLast().written()).saying(talk + site(number));
            case 6 ->
                Mail.from("x@news" + i + ".example")
                    .saying(talk + " https://shop" + i + ".example/offer " + talk);
            case 7 ->
                Mail.from("y" + i + "@gmx.de").saying(talk).signed("Yours\n" + customer.name());
            case 8 ->
                Mail.from("z" + i + "@gmx.de")
                    .saying(talk + site(number).replace("e", "ee") + " " + talk);
            default -> Mail.from("w" + i + "@gmx.de").saying(talk + talk);
          };
      letters.add(mail.subject("Site down").letter());
    }
    return letters;
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
