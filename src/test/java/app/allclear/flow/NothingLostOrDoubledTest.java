package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incidents;
import app.allclear.incident.MatchKind;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Arrival;
import app.allclear.mail.CopyId;
import app.allclear.mail.Mails;
import app.allclear.mail.SendResult;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Health;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreState;
import app.allclear.restore.TableChecks;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Detours on which a notice could get lost, be doubled, or keep others waiting. */
class NothingLostOrDoubledTest {
  private static final EmailAddress PA = new EmailAddress("pa@anna.example");

  private Product product =
      Product.with(Map.of("allclear.notices.events.restored", "automatic")).begin();

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  @Test
  void whoIsAContactAgainIsToldAfterAll() {
    CustomerId anna = new CustomerId("anna");
    product.acts().registerContact(anna, PA, null);
    product.declare();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.report("mysql1/anna_wp", Reported.DONE);
    product.acts().withdrawContact(anna, PA);
    product.deliver();
    assertThat(product.postman.to(PA.value())).isEmpty();

    product.acts().registerContact(anna, PA, null);
    product.deliver();

    assertThat(product.postman.to(PA.value())).hasSize(1);
    assertThat(product.notices(NoticeEvent.RESTORED))
        .extracting(Notice::state)
        .containsOnly(NoticeState.SENT);
  }

  @Test
  void anIncidentOfAnEarlierOutageDoesNotTellTheSameRestoreAgain() {
    var first = product.declare();
    product.report("mysql1/anna_wp", Reported.NEEDED);
    product.forward(Duration.ofHours(5));
    product.acts().change(first, null, product.clock.instant());
    product.forward(Duration.ofHours(1));
    product
        .acts()
        .declare(new Declaration("again", product.clock.instant(), "", null, false, Map.of()));
    product.forward(Duration.ofHours(1));
    product.report("mysql1/anna_wp", Reported.DONE);
    product.deliver();
    int told = product.postman.to("anna@anna.example").size();

    product.acts().registerContact(new CustomerId("anna"), PA, null);
    product.deliver();

    assertThat(told).isEqualTo(1);
    assertThat(product.postman.to("anna@anna.example")).hasSize(1);
    assertThat(product.postman.to(PA.value())).hasSize(1);
  }

  @Test
  void aMailThatTookTheProgramDownIsNotReadAgainByItself() {
    CopyId copy = product.announce();
    Arrival arrival =
        new Arrival(copy, product.clock.instant(), Mails.from("Anna <anna@anna.example>").raw());
    Intake intake = product.get(Intake.class);
    for (int crash = 0; crash < 5; crash++) intake.begins(List.of(copy));
    intake.arrivedRaw(arrival);

    product.get(DirectoryChanges.class).catchUp();

    StoredMessage stored = product.messages().unmatched(10).getFirst();
    assertThat(stored.match()).isEqualTo(MatchKind.NONE);
    assertThat(stored.trouble()).contains("interrupted 5 times");
  }

  @Test
  void anAnswerToADoubtfulNoticeProvesThatItWasSent() {
    product.declare();
    product.arrives(Mails.from("Anna <anna@anna.example>").subject("site down"));
    product.postman.answer(_ -> new SendResult.Unknown("The connection broke."));
    product.deliver();
    Notice doubtful = product.notices().getFirst();
    assertThat(doubtful.state()).isEqualTo(NoticeState.IN_DOUBT);
    Mails answer = Mails.from("Anna <anna@anna.example>").answers(doubtful.messageId());
    String forged = "mx.host.example; dmarc=fail header.from=anna.example";
    product.arrives(answer.subject("forged").header("Authentication-Results", forged));
    assertThat(product.notices().getFirst().state()).isEqualTo(NoticeState.IN_DOUBT);

    product.arrives(
        Mails.from("Anna <anna@anna.example>")
            .subject("Re: site down")
            .answers(doubtful.messageId()));

    assertThat(product.notices().getFirst().state()).isEqualTo(NoticeState.SENT);
  }

  @Test
  void aCopyFasterThanTheServersAnswerLeavesNoDoubtWhenThePowerGoes() {
    product.declare();
    product.arrives(Mails.from("Anna <anna@anna.example>").subject("site down"));
    product.postman.answer(mail -> {
      product.arrives(
          Mails.from(mail.from().address()).subject(mail.subject()).messageId(mail.messageId()));
      throw new IllegalStateException("The power is gone.");
    });
    assertThatThrownBy(product::deliver).hasMessage("The power is gone.");

    product.restart();

    assertThat(product.notices()).extracting(Notice::state).containsExactly(NoticeState.SENT);
  }

  @Test
  void aDirectoryOfManyCustomersIsFollowed() {
    List<CustomerId> many =
        IntStream.range(0, 33_000).mapToObj(i -> new CustomerId("c" + i)).toList();
    assertThat(product.get(Incidents.class).openOf(many)).isEmpty();
  }

  @Test
  void aServerKnownToBeSilentIsNotAskedForEveryNotice() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      product.close();
      product =
          Product.with(
                  Map.of(
                      "allclear.notices.events.restored",
                      "automatic",
                      "allclear.servers[0].name",
                      "mysql1",
                      "allclear.servers[0].url",
                      "jdbc:mysql://127.0.0.1:" + silent.getLocalPort() + "/",
                      "allclear.servers[0].username",
                      "allclear",
                      "allclear.servers[0].password",
                      "secret"))
              .begin();
      product.declare();
      product.report("mysql1/anna_wp", Reported.NEEDED);
      becomes(RestoreState.RESTORED, Health.HEALTHY);
      becomes(RestoreState.RESTORED, Health.UNREACHABLE);

      product.deliver();

      assertThat(product.notices(NoticeEvent.RESTORED))
          .extracting(Notice::state)
          .containsOnly(NoticeState.DEFERRED);
      assertThat(wasAsked(silent)).isFalse();
    }
  }

  private void becomes(RestoreState restore, Health health) {
    DatabaseName name = DatabaseName.parse("mysql1/anna_wp");
    DatabaseStatus before = product.get(DatabaseStatuses.class).find(name).orElseThrow();
    Instant now = product.clock.instant();
    DatabaseStatus after =
        new DatabaseStatus(
            name,
            health,
            restore,
            now,
            null,
            null,
            "a probe",
            null,
            1,
            now,
            now,
            "",
            null,
            null,
            List.of(),
            TableChecks.NONE,
            false,
            now,
            0,
            null,
            null);
    product
        .get(Transactions.class)
        .change(
            Urgency.RESTORE,
            () -> {
              product.get(DatabaseEvents.class).raise(name);
              product.get(DatabaseEvents.class).changed(before, after, now);
            });
  }

  private static boolean wasAsked(ServerSocket server) throws IOException {
    server.setSoTimeout(1);
    try {
      server.accept().close();
      return true;
    } catch (SocketTimeoutException _) {
      return false;
    }
  }
}
