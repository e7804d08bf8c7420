package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ContentDigestTest {
  private static Mails mail() {
    return Mails.from("anna@shop.example").subject("Site down").text("Line one\nline two\n");
  }

  private static String digest(byte[] raw) {
    return new Letters().read(raw, null, Set.of()).contentDigest();
  }

  private static String changed(UnaryOperator<String> change) {
    String raw = new String(mail().raw(), StandardCharsets.UTF_8);
    String other = change.apply(raw);
    assertThat(other).isNotEqualTo(raw);
    return digest(other.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void isTheSameForTwoCopiesOfOneDelivery() {
    String digest = digest(mail().raw());
    assertThat(digest(mail().header("Received", "from a by b").header("X-Spam-Score", "1").raw()))
        .isEqualTo(digest);
    assertThat(changed(raw -> raw.replace("\r\n", "\n"))).as("line ends").isEqualTo(digest);
    assertThat(changed(raw -> raw + "\r\n\r\n")).as("empty lines at the end").isEqualTo(digest);
    assertThat(changed(raw -> raw.replace("Site down", "Site\r\n down")))
        .as("folding")
        .isEqualTo(digest);
    assertThat(changed(raw -> raw.replace("Subject:", "SUBJECT:")))
        .as("capitals")
        .isEqualTo(digest);
  }

  @Test
  void differsForEveryOtherContent() {
    Set<String> digests = new HashSet<>();
    digests.add(digest(mail().raw()));
    digests.add(digest(mail().subject("Site down!").raw()));
    digests.add(digest(mail().date(Instant.parse("2026-11-03T06:12:01Z")).raw()));
    digests.add(digest(mail().date(null).raw()));
    digests.add(digest(mail().text("Line one\nline two.\n").raw()));
    digests.add(digest(mail().text("Line one line two\n").raw()));
    digests.add(digest(mail().text("Line one\n\nline two\n").raw()));
    digests.add(changed(raw -> raw.replace("anna@shop", "anne@shop")));
    assertThat(digests).hasSize(8);
  }

  @Test
  void keepsFieldsApart() {
    String one = "From: a\nSubject: b\n\nx";
    String two = "From: a b\nSubject:\n\nx";
    assertThat(digest(one.getBytes(StandardCharsets.UTF_8)))
        .isNotEqualTo(digest(two.getBytes(StandardCharsets.UTF_8)));
  }
}
