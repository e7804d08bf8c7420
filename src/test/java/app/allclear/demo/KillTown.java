package app.allclear.demo;

import app.allclear.mail.Mails;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Forty customers with two contacts each, and who writes about them. */
final class KillTown {
  static final int CUSTOMERS = 40;

  /** A mail, and whether its sender must be answered: a contact of a customer never restored. */
  record Written(byte[] raw, String messageId, String from, boolean answered) {}

  private KillTown() {}

  static String csv() {
    StringBuilder csv = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < CUSTOMERS; i++)
      csv.append(
          "c%1$d,Customer %1$d,en,,%2$s;%3$s,c%1$d.example,mysql1/db%1$d\n"
              .formatted(i, owner(i), second(i)));
    return csv.toString();
  }

  static String owner(int customer) {
    return "owner@c%d.example".formatted(customer);
  }

  static String second(int customer) {
    return "second%d@freemail.example".formatted(customer);
  }

  static Set<String> contacts() {
    Set<String> contacts = new HashSet<>();
    for (int i = 0; i < CUSTOMERS; i++) contacts.addAll(List.of(owner(i), second(i)));
    return contacts;
  }

  /** The restore script takes care of these; the others stay without damage. */
  static List<Integer> restored() {
    List<Integer> even = new ArrayList<>();
    for (int i = 0; i < CUSTOMERS; i += 2) even.add(i);
    return even;
  }

  static Written mail(int number, Random random) {
    int customer = random.nextInt(CUSTOMERS);
    int voice = random.nextInt(10);
    String id = "mail-%d@kill.example".formatted(number);
    String from =
        switch (voice) {
          case 0 -> "colleague@c%d.example".formatted(customer);
          case 1 -> "visitor%d@elsewhere.example".formatted(number);
          case 2 -> second(customer);
          default -> owner(customer);
        };
    Mails mail =
        Mails.from(from)
            .subject("site down")
            .messageId(id)
            .date(Instant.now())
            .text("Mail %d: c%d.example shows an error.".formatted(number, customer));
    boolean machine = voice == 9;
    if (machine) mail.header("Auto-Submitted", "auto-replied");
    boolean contact = voice >= 2 && !machine;
    return new Written(mail.raw(), id, from, contact && customer % 2 == 1);
  }
}
