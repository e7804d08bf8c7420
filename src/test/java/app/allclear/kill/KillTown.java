package app.allclear.kill;

import app.allclear.mail.Mails;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Customers with a database and two contacts each, by what happens to them, and who writes about
 * them. The contacts' addresses say whose they are, so that who must get what is known without
 * asking the program.
 */
final class KillTown {
  /** Their databases are damaged and restored once. */
  static final List<String> ONCE = named("once", 400);

  /** Theirs break again and again. */
  static final List<String> AGAIN = named("again", 10);

  /** Theirs stay damaged: they hear each announcement. */
  static final List<String> WAITING = named("waiting", 8);

  /** Nothing happened to theirs: whoever of them writes gets an acknowledgement. */
  static final List<String> WELL = named("well", 300);

  /**
   * @param answered whether its sender must be answered: a contact of a customer never restored
   */
  record Written(byte[] raw, String messageId, String from, String customer, boolean answered) {}

  private KillTown() {}

  private static List<String> named(String kind, int many) {
    return IntStream.range(0, many).mapToObj(number -> kind + number).toList();
  }

  private static Stream<String> all() {
    return Stream.of(ONCE, AGAIN, WAITING, WELL).flatMap(List::stream);
  }

  static String csv() {
    return csv(all());
  }

  static String csv(Stream<String> customers) {
    return customers
        .map(id ->
            "%1$s,Customer %1$s,en,,%2$s,%1$s.example,mysql1/%1$s\n"
                .formatted(id, String.join(";", contacts(id))))
        .collect(Collectors.joining("", "id,name,locale,zone,contacts,sites,databases\n", ""));
  }

  static List<String> contacts(String customer) {
    return List.of("owner@%s.example".formatted(customer), customer + "@freemail.example");
  }

  static Set<String> everybody() {
    return all().flatMap(id -> contacts(id).stream()).collect(Collectors.toSet());
  }

  static Written mail(int number, Random random) {
    String customer = WELL.get(random.nextInt(WELL.size()));
    int voice = random.nextInt(10);
    String id = "mail-%d@kill.example".formatted(number);
    String from =
        switch (voice) {
          case 0 -> "colleague@%s.example".formatted(customer);
          case 1 -> "visitor%d@elsewhere.example".formatted(number);
          case 2, 3, 4 -> contacts(customer).getLast();
          default -> contacts(customer).getFirst();
        };
    Mails mail =
        Mails.from(from)
            .subject("site down")
            .messageId(id)
            .date(Instant.now())
            .text("Mail %d: %s.example shows an error.".formatted(number, customer));
    boolean machine = voice == 9;
    if (machine) mail.header("Auto-Submitted", "auto-replied");
    return new Written(mail.raw(), id, from, customer, voice >= 2 && !machine);
  }
}
