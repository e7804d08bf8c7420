package app.allclear.flow;

import app.allclear.incident.MailboxStatus;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import app.allclear.mail.Mails;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Prints how many mails of an outage are read, stored, matched, filed and owed an answer a second:
 * 5,000 from 200 senders, in batches as the watcher brings them. No test by its name, so that it
 * runs only when asked for ({@code -Dtest=IntakeBenchmark}).
 */
final class IntakeBenchmark {
  private static final int MAILS = Integer.getInteger("mails", 5_000);
  private static final int SENDERS = Integer.getInteger("senders", 200);
  private static final int BATCH = 250;

  @Test
  void measure() throws Exception {
    try (Product product = Product.of(customers(), Map.of()).begin()) {
      product.declare();
      Intake intake = product.get(Intake.class);
      List<Arrival> arrivals = arrivals(product);
      intake.counted(
          new FolderCensus(
              "support", "INBOX", 1, product.clock.instant(), Product.uidsUpTo(MAILS)));
      long start = System.nanoTime();
      for (int from = 0; from < MAILS; from += BATCH)
        intake.arrived(arrivals.subList(from, Math.min(MAILS, from + BATCH)));
      double seconds = (System.nanoTime() - start) / 1e9;
      MailboxStatus status = product.copies().statuses().getFirst();
      System.out.printf(
          "%,d mails from %,d senders: %,.0f mails/s; stored %,d, unexplained %,d, %,d incidents, %,d notices owed%n",
          MAILS,
          SENDERS,
          MAILS / seconds,
          status.stored(),
          status.unexplained(),
          product.incidents().size(),
          product.notices().size());
    }
  }

  private static String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < SENDERS; i++)
      file.append(
          "c%1$d,Customer %1$d,en,,owner@site%1$d.example,site%1$d.example,mysql1/db%1$d\n"
              .formatted(i));
    return file.toString();
  }

  private static List<Arrival> arrivals(Product product) {
    Random random = new Random(1);
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 1; i <= MAILS; i++) {
      int sender = random.nextInt(SENDERS);
      byte[] raw =
          Mails.from("owner@site%d.example".formatted(sender))
              .subject("site down")
              .text(
                  "Mail %d: site%d.example shows nothing but an error since this morning. %s"
                      .formatted(i, sender, "When will it be back? ".repeat(random.nextInt(40))))
              .raw();
      arrivals.add(new Arrival(new CopyId("support", "INBOX", 1, i), product.clock.instant(), raw));
    }
    return arrivals;
  }
}
