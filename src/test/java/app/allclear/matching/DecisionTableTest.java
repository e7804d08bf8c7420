package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.Authentication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Who writes, by what is named, by authentication: the outcome of each, as a table for people to
 * read. Where a rule changes, the table changes with it: {@code -Dgolden=write} writes it anew, and
 * its difference shows what the rule did.
 */
class DecisionTableTest {
  private static final Path TABLE = Path.of("src/test/resources/matching/decisions.txt");

  private static final Map<String, Supplier<Mail>> SENDERS = new LinkedHashMap<>();
  private static final Map<String, Function<Mail, Mail>> NAMED = new LinkedHashMap<>();

  static {
    SENDERS.put("a contact of shop", () -> Mail.from("anna@shop.example"));
    SENDERS.put("… with a tag", () -> Mail.from("anna+web@shop.example"));
    SENDERS.put("an agency of huber, stern, lux", () -> Mail.from("pixel@pixel.example"));
    SENDERS.put("a colleague at shop.example", () -> Mail.from("bob@shop.example"));
    SENDERS.put("a neighbour of choir and chess", () -> Mail.from("z@dalnett.example"));
    SENDERS.put("taught: choir", () -> Mail.from("taught@gmx.de"));
    SENDERS.put("from a taught domain: choir", () -> Mail.from("x@post.taught.example"));
    SENDERS.put(
        "new in a thread of shop",
        () -> Mail.from("uwe@web.de").answering("notice-shop@host.example"));
    SENDERS.put("who wrote about lux before", () -> Mail.from("earlier@gmx.de"));
    SENDERS.put("who signs as Kino Lux", () -> Mail.from("l@gmx.de").signed("Kino Lux, Markt 1"));
    SENDERS.put("a look-alike of shop", () -> Mail.from("anna@shop-sa1e.example"));
    SENDERS.put(
        "shop's form, filled in by a reader",
        () -> Mail.from("wordpress@shop.example").replyTo("r@gmx.de"));
    SENDERS.put(
        "our form, filled in by a contact",
        () -> Mail.from("support@host.example").replyTo("anna@shop.example"));
    SENDERS.put("our own address", () -> Mail.from("support@host.example"));
    SENDERS.put("anybody", () -> Mail.from("x@gmx.de"));
    SENDERS.put(
        "a contact's automatic reply",
        () -> Mail.from("anna@shop.example").byMachine("It says auto-replied."));
    SENDERS.put("a mailing list", () -> Mail.from("n@list.example").byMailing("It has a List-Id."));

    NAMED.put("nobody", mail -> mail.saying("Nothing works, please help."));
    NAMED.put("shop.example", mail -> mail.saying("shop.example is down"));
    NAMED.put("… misspelt", mail -> mail.saying("nordlihct.example is down"));
    NAMED.put("kino-lux.example", mail -> mail.saying("kino-lux.example is down"));
    NAMED.put("both", mail -> mail.saying("shop.example and kino-lux.example are down"));
    NAMED.put("… one is well", mail -> mail.saying("shop.example works, kino-lux.example is down"));
    NAMED.put("jd_wp", mail -> mail.saying("Table 'jd_wp.wp_posts' doesn't exist"));
    NAMED.put("a shared name", mail -> mail.saying("Unknown database 'wordpress'"));
    NAMED.put("an organisation", mail -> mail.saying("Kino Lux shows an error"));
    NAMED.put("a taught name", mail -> mail.saying("Fjordkoret is down"));
    NAMED.put("in a quote", mail -> mail.saying("Still?").quoting("> shop.example"));
    NAMED.put(
        "passed on",
        mail -> mail.saying("see below").forwarding("From: Anna <anna@shop.example>\n"));
    NAMED.put("an offer", mail -> mail.saying("Better SEO for shop.example").byOffer("It sells."));
  }

  @Test
  void everyCombinationIsDecidedAsTheTableSays() throws IOException {
    String table = table();
    if ("write".equals(System.getProperty("golden"))) Files.writeString(TABLE, table);
    assertThat(table).isEqualTo(Files.readString(TABLE));
  }

  private static String table() {
    StringBuilder table =
        new StringBuilder(
            """
            Who writes, what is named, and what follows. "shop:CONTACT" is certain, with the sender's
            role; "?a b" is unsure, best first; "-" is nobody; "auto" is written by a machine. Each
            line holds where authentication passed or said nothing, and where it failed with every human
            a STRANGER, unless a second line says otherwise: a forged From is nobody's.
            """);
    SENDERS.forEach((sender, mail) -> {
      table.append('\n').append(sender).append('\n');
      NAMED.forEach((what, say) -> row(table, what, () -> say.apply(mail.get())));
    });
    return table.toString();
  }

  private static void row(StringBuilder table, String what, Supplier<Mail> mail) {
    List<String> cells = new ArrayList<>();
    for (Authentication verdict : Authentication.values())
      cells.add(Town.line(Town.read(mail.get().authenticated(verdict))));
    String passed = cells.get(Authentication.PASS.ordinal());
    assertThat(cells.get(Authentication.NONE.ordinal())).isEqualTo(passed);
    table.append("  %-18s %s%n".formatted(what, passed));
    String failed = cells.get(Authentication.FAIL.ordinal());
    if (!failed.equals(passed.replaceAll(":(?:CONTACT|COLLEAGUE|READER)", ":STRANGER")))
      table.append("  %-18s %s%n".formatted("… forged", failed));
  }
}
