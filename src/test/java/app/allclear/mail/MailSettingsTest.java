package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.MailboxSettings.Security;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.validation.autoconfigure.ValidationAutoConfiguration;

/** The keys of {@code allclear.mailboxes} and {@code spring.mail}, as a user writes them. */
class MailSettingsTest {
  private static final String FIRST = "allclear.mailboxes[0].";

  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(ValidationAutoConfiguration.class))
          .withUserConfiguration(MailConfiguration.class);

  private ApplicationContextRunner complete() {
    return context.withPropertyValues(
        "allclear.data=data",
        FIRST + "name=support",
        FIRST + "address=support@host.example",
        FIRST + "host=imap.host.example",
        FIRST + "username=support",
        FIRST + "password=pass-word");
  }

  @Test
  void startsWithoutAnyMailbox() {
    context.run(started -> {
      assertThat(started.getBean(Mailboxes.class).settings()).isEmpty();
      assertThat(started.getBean(Postman.class).send(Outgoing.mail().build()))
          .isInstanceOf(SendResult.NoService.class);
    });
  }

  @Test
  void fillsInWhatMayBeLeftOut() {
    complete()
        .run(started -> {
          MailboxSettings mailbox = started.getBean(Mailboxes.class).settings().getFirst();
          assertThat(mailbox.security()).isEqualTo(Security.TLS);
          assertThat(mailbox.port()).isEqualTo(993);
          assertThat(mailbox.folders()).containsExactly("INBOX");
          assertThat(mailbox.since()).isEqualTo("30d");
          assertThat(mailbox.toString()).doesNotContain("pass-word");
        });
  }

  @Test
  void readsEveryKey() {
    complete()
        .withPropertyValues(
            FIRST + "port=1143",
            FIRST + "security=starttls",
            FIRST + "folders[0]=INBOX",
            FIRST + "folders[1]=Junk",
            FIRST + "sent=",
            FIRST + "since=12h",
            FIRST + "authserv-id=mx.host.example")
        .run(started -> {
          MailboxSettings mailbox = started.getBean(MailSettings.class).mailboxes().getFirst();
          assertThat(mailbox.security()).isEqualTo(Security.STARTTLS);
          assertThat(mailbox.port()).isEqualTo(1143);
          assertThat(mailbox.folders()).containsExactly("INBOX", "Junk");
          assertThat(mailbox.sent()).isNull();
          assertThat(mailbox.authservId()).isEqualTo("mx.host.example");
          assertThat(mailbox.firstHorizon(Instant.parse("2026-11-17T05:00:00Z")))
              .isEqualTo("2026-11-16T17:00:00Z");
        });
  }

  @Test
  void namesTheKeyThatIsMissing() {
    context
        .withPropertyValues(FIRST + "name=support", FIRST + "username=support")
        .run(started ->
            assertThat(started.getStartupFailure())
                .rootCause()
                .hasMessageContaining("mailboxes[0].host")
                .hasMessageContaining("is missing: write the name of the IMAP server")
                .hasMessageContaining("mailboxes[0].password")
                .hasMessageContaining("mailboxes[0].address"));
  }

  @Test
  void refusesAWindowThatIsNone() {
    complete()
        .withPropertyValues(FIRST + "since=forever")
        .run(started ->
            assertThat(started.getStartupFailure())
                .rootCause()
                .hasMessageContaining("mailboxes[0].since")
                .hasMessageContaining("such as 12h or 30d, or the word all"));
  }

  @Test
  void refusesTwoMailboxesOfOneName() {
    complete()
        .withPropertyValues(
            "allclear.mailboxes[1].name=support",
            "allclear.mailboxes[1].address=other@host.example",
            "allclear.mailboxes[1].host=imap.host.example",
            "allclear.mailboxes[1].username=other",
            "allclear.mailboxes[1].password=x")
        .run(started ->
            assertThat(started.getStartupFailure())
                .rootCause()
                .hasMessage(
                    "Two entries of allclear.mailboxes are named support. Give each a name of"
                        + " its own."));
  }

  @Test
  void readsEveryWindow() {
    Instant now = Instant.parse("2026-11-17T05:00:00Z");
    assertThat(since("30d").firstHorizon(now)).isEqualTo("2026-10-18T05:00:00Z");
    assertThat(since("2W").firstHorizon(now)).isEqualTo("2026-11-03T05:00:00Z");
    assertThat(since("all").firstHorizon(now)).isEqualTo(Instant.EPOCH);
    assertThat(since(null).firstHorizon(now)).isEqualTo("2026-10-18T05:00:00Z");
  }

  private static MailboxSettings since(String since) {
    return new MailboxSettings(
        "support",
        "s@host.example",
        "imap",
        0,
        null,
        "s",
        "x",
        List.of(),
        null,
        false,
        since,
        null);
  }

  @Test
  void readsSpringsOwnMailKeys() {
    context
        .withPropertyValues(
            "spring.mail.host=smtp.nowhere.invalid",
            "spring.mail.port=587",
            "spring.mail.username=support",
            "spring.mail.password=pass-word")
        .run(started -> {
          SendResult result = started.getBean(Postman.class).send(Outgoing.mail().build());
          assertThat(((SendResult.NoService) result).reason())
              .startsWith(
                  "Cannot send through the SMTP server smtp.nowhere.invalid:587: the host name"
                      + " is unknown.");
        });
  }
}
