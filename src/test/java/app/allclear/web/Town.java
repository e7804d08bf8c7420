package app.allclear.web;

import app.allclear.mail.MailProgram;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Properties;

/** The customers of the page tests, and the mails they write on a bad morning. */
final class Town {
  static final String CUSTOMERS =
      """
      id,name,locale,zone,contacts,sites,databases
      1001,Bakery Hofmann,de,Europe/Berlin,Petra Hofmann <petra@bakery-hofmann.example>,bakery-hofmann.example,mysql1/hofmann_shop
      1002,Miller & Sons Shoes,en,,John Miller <john@millershoes.example>;office@millershoes.example,millershoes.example;miller-outlet.example,mysql1/miller_shop;mysql1/miller_blog;mysql1/miller_stats
      1003,Choir of St. Anne,en,,Ruth <ruth@choir-stanne.example>,choir-stanne.example,mysql1/choir_wp
      1004,Zahnarztpraxis Dr. Öztürk,de,Europe/Berlin,praxis@oeztuerk.example,oeztuerk.example,mysql1/praxis
      1005,Blue Fern Yoga,en,,hello@bluefern.example,bluefern.example,mysql1/bluefern
      1006,Hill Farm Cheese,en,,tom@hillfarm.example,hillfarm.example;hillfarm-cheese.example,mysql1/hillfarm
      1007,Carpenter Lindqvist,en,,eva@lindqvist.example,lindqvist.example,mysql1/lindqvist
      1008,Old Town Books,en,,Sam <sam@oldtownbooks.example>,oldtownbooks.example,mysql1/books;mysql2/books_archive
      1009,Fishing Club Seebach,de,Europe/Berlin,,fischen-seebach.example,mysql1/seebach
      1010,Northwind Rowing,en,,cox@northwind-rowing.example;dev@pixel-agency.example,northwind-rowing.example,mysql2/rowing
      1011,Pixel Agency,en,,dev@pixel-agency.example,pixel-agency.example,mysql2/pixel
      1012,A name so long that it has to break somewhere because nobody shortened it Ltd & Co,en,,info@long-name.example,a-really-long-domain-name-that-somebody-chose.example,mysql1/a_really_long_database_name_of_sixty_four_characters_in_all
      ,No Id,,,,,
      """;

  private final GreenMail mail;
  private final GreenMailUser support;
  private int number;

  Town(GreenMail mail) {
    this.mail = mail;
    this.support = mail.setUser("support@host.example", "support", "secret");
  }

  void writesOnABadMorning() throws Exception {
    Instant five = Instant.now().minusSeconds(5 * 3600);
    write(
        five.plusSeconds(400),
        "Petra Hofmann <petra@bakery-hofmann.example>",
        "site down",
        "Good morning,\n\nour shop shows only \"Error establishing a database connection\". We bake for 40 people today and they order online. When is it back?\n\n-- \nPetra Hofmann\nBakery Hofmann, Main Street 4\nTel. 0555 1234");
    write(
        five.plusSeconds(900),
        "John Miller <john@millershoes.example>",
        "site down",
        "Nothing works since this morning. Are you aware?\n\nJohn");
    write(
        five.plusSeconds(1400),
        "Mia Miller <mia.miller@freemail.example>",
        "Fwd: site down",
        "I am John's daughter and look after millershoes.example for him. Can you tell me more?\n\n> From: John\n> Nothing works");
    write(
        five.plusSeconds(2000),
        "Ruth <ruth@choir-stanne.example>",
        "Our concert page",
        "Dear support,\n\nthe page choir-stanne.example is empty, and we have a concert tonight.\n\nKind regards\nRuth");
    write(
        five.plusSeconds(2600),
        "praxis@oeztuerk.example",
        "Webseite geht nicht!!!",
        "Hallo,\nunsere Patienten können keine Termine mehr buchen. Bitte dringend melden.\nDr. Öztürk");
    write(five.plusSeconds(3000), "hello@bluefern.example", "site down", "Hi, is it just me?");
    write(
        five.plusSeconds(3600),
        "\"<script>window.hacked=1</script>\" <eva@lindqvist.example>",
        "<script>window.hacked=1</script><img src=x onerror=\"window.hacked=1\">",
        "<script>window.hacked=1</script> The words of an attacker stay words.\n</pre><b>bold</b>");
    write(
        five.plusSeconds(4200),
        "Tom <tom@hillfarm.example>",
        "Re: site down",
        "Take your time, cheese needs patience as well :-)");
    write(
        five.plusSeconds(5000),
        "somebody@freemail.example",
        "Database miller_blog?",
        "I read miller-outlet.example every day. And oldtownbooks.example too. Both are gone!");
    write(
        five.plusSeconds(5400),
        "A reader <reader77@freemail.example>",
        "books",
        "I wanted to order at oldtownbooks.example and only see an error.");
    write(
        five.plusSeconds(5600),
        "Prize Office <win@lucky.example>",
        "You have won",
        "Claim your prize now.");
    write(
        five.plusSeconds(5700),
        "Pixel Dev <dev@pixel-agency.example>",
        "One of ours?",
        "We see errors in the monitoring this morning. Is one of the sites we look after affected?");
    write(
        five.plusSeconds(5800),
        "J. M. <jm77@freemail.example>",
        "help",
        "I write from my private address because our mail is down as well. The shoe shop shows an error.");
    machine(five.plusSeconds(6000), "ruth@choir-stanne.example");
  }

  /** The mailbox gets a folder for sent mail. */
  void keepsSentMail() {
    program().createFolder("Sent");
  }

  /** The operator answers from a phone, which files what it sends. */
  void answersFromThePhone(String to, String subject, String text) {
    String raw =
        "From: support@host.example\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <phone%d@host.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
            .formatted(to, subject, ++number, text.replace("\n", "\r\n"));
    program().keep("Sent", raw.getBytes(StandardCharsets.UTF_8));
  }

  List<String> sentSubjects() {
    return program().subjects("Sent");
  }

  List<String> inboxFlags() {
    return program().flags("INBOX");
  }

  private MailProgram program() {
    return new MailProgram("127.0.0.1", mail.getImap().getPort(), "support", "secret");
  }

  void writes(String from, String subject, String text) throws Exception {
    write(Instant.now(), from, subject, text);
  }

  private void machine(Instant at, String from) throws Exception {
    deliver(at, from, "Out of office", "Auto-Submitted: auto-replied\r\n", "I am back on Monday.");
  }

  private void write(Instant at, String from, String subject, String text) throws Exception {
    deliver(at, from, subject, "", text);
  }

  private void deliver(Instant at, String from, String subject, String more, String text)
      throws Exception {
    String raw =
        "From: %s\r\nTo: support@host.example\r\nSubject: %s\r\nDate: %s\r\nMessage-ID: <m%d@town.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n%s\r\n%s\r\n"
            .formatted(
                from,
                subject,
                DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC)),
                ++number,
                more,
                text.replace("\n", "\r\n"));
    MimeMessage message =
        new MimeMessage(
            Session.getInstance(new Properties()),
            new ByteArrayInputStream(raw.getBytes(StandardCharsets.UTF_8)));
    MailFolder inbox = mail.getManagers().getImapHostManager().getInbox(support);
    inbox.appendMessage(message, new Flags(), Date.from(at));
  }
}
