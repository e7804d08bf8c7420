package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.EmbeddedDovecot;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same day with the support mailbox on Dovecot, as most hosts have it: the same outcome. */
class OutageDayOnDovecotIT {
  @TempDir Path temporary;

  @Test
  @Timeout(600)
  void everyClaimOfTheDayHoldsOnDovecotToo() {
    Options options =
        Options.parse(
            "--exit", "--port=0", "--inbox-port=0", "--data=" + temporary.resolve("outage-day"));
    Console console = new Console(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    try (EmbeddedDovecot dovecot = EmbeddedDovecot.start();
        Outage outage = Outage.begin(options, console, box(dovecot))) {
      outage.play();
      assertThat(outage.claims()).isNotEmpty().allMatch(Verdict.Claim::holds);
    }
  }

  private static SupportBox box(EmbeddedDovecot dovecot) {
    return new SupportBox() {
      @Override
      public int imapPort() {
        return dovecot.port();
      }

      @Override
      public String password() {
        return EmbeddedDovecot.PASSWORD;
      }

      @Override
      public void put(byte[] raw) {
        dovecot.deliver(MailBytes.SUPPORT, raw);
      }
    };
  }
}
