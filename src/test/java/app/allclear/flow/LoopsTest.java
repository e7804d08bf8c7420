package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.WrittenMail;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Nothing that answers by itself keeps us answering. */
class LoopsTest {
  private static final String TWO_HOSTS =
      """
      id,name,locale,zone,contacts,sites,databases
      host,The other host,en,,%s,%s,mysql1/other
      """;

  @Test
  void twoAllclearsThatAnswerEachOtherFallSilentAtOnce() throws Exception {
    try (Product here =
            Product.of(
                    TWO_HOSTS.formatted("support@there.example", "there.example"),
                    Map.of("allclear.mailboxes[0].address", "support@here.example"))
                .begin();
        Product there =
            Product.of(
                    TWO_HOSTS.formatted("support@here.example", "here.example"),
                    Map.of("allclear.mailboxes[0].address", "support@there.example"))
                .begin()) {
      here.declare();
      there.declare();
      // A person at the one host writes to the other, from the address that Allclear watches.
      here.arrives(Mails.from("support@there.example").subject("Down").text("Are you down too?"));

      int passed = 0;
      for (int round = 0; round < 10; round++) passed += carry(here, there) + carry(there, here);

      assertThat(passed).as("mails between the two").isEqualTo(1);
      assertThat(here.notices()).hasSize(1);
      assertThat(there.notices()).isEmpty();
      assertThat(there.messages().after(0, 10).items())
          .hasSize(1)
          .allMatch(message -> message.automatic());
    }
  }

  /** What one sends arrives at the other, byte for byte. */
  private static int carry(Product from, Product to) {
    int before = from.postman.tried().size();
    from.deliver();
    List<OutgoingMail> sent = from.postman.tried();
    for (OutgoingMail mail : sent.subList(before, sent.size()))
      to.arrives(WrittenMail.of(mail), to.clock.instant());
    return sent.size() - before;
  }

  @Test
  void aMachineThatHidesWhatItIsIsAnsweredOnce() throws Exception {
    try (Product product = Product.with(Map.of()).begin()) {
      product.declare();
      for (int i = 0; i < 20; i++) {
        product.arrives(
            Mails.from("carl@carl.example").subject("Ticket " + i).text("We have got your mail."));
        product.deliver();
      }
      assertThat(product.postman.to("carl@carl.example")).hasSize(1);
    }
  }

  @Test
  void aDatabaseThatBreaksAllDayDoesNotFloodItsCustomer() throws Exception {
    try (Product product =
        Product.with(
                Map.of(
                    "allclear.notices.events.restored", "automatic",
                    "allclear.notices.events.damaged-again", "automatic",
                    "allclear.notices.most-a-day", "3"))
            .begin()) {
      product.declare();
      for (int i = 0; i < 8; i++) {
        product.report("mysql1/carl_db", Reported.NEEDED);
        product.report("mysql1/carl_db", Reported.DONE);
        product.deliver();
      }
      assertThat(product.postman.to("carl@carl.example")).hasSizeLessThanOrEqualTo(6);
      Notice held = product.notices(NoticeEvent.RESTORED).getLast();
      assertThat(held.state()).isEqualTo(NoticeState.HELD);
      assertThat(held.reason()).contains("allclear.notices.most-a-day");
    }
  }

  @Test
  void theSameSubjectSilencesNobody() throws Exception {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < 90; i++)
      file.append("c%1$d,C %1$d,en,,o@c%1$d.example,c%1$d.example,mysql1/db%1$d\n".formatted(i));
    try (Product product =
        Product.of(file.toString(), Map.of("allclear.notices.most-a-day", "1")).begin()) {
      product.declare();
      for (int i = 0; i < 90; i++)
        product.arrives(
            Mails.from("o@c%d.example".formatted(i)).subject("site down").text("It is down."));
      product.deliver();
      assertThat(product.postman.tried()).hasSize(90);
    }
  }
}
