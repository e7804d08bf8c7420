package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CastTest {
  private static final Pattern DOMAIN = Pattern.compile("@([A-Za-z0-9.-]+\\.[A-Za-z]+)");
  private static final Instant ANY = Instant.parse("2026-11-23T06:00:00Z");

  private final Cast cast = Cast.load();

  @Test
  void atLeast120MailsFrom85People() {
    assertThat(cast.mails()).hasSizeGreaterThanOrEqualTo(120);
    assertThat(cast.writers()).hasSizeGreaterThanOrEqualTo(85);
  }

  @Test
  void sixtyCustomersAboutHalfOfThemHit() {
    assertThat(cast.customers()).hasSize(60);
    Set<String> hit =
        Damage.PLAN.keySet().stream()
            .map(database -> cast.ownerOf(database).id())
            .collect(Collectors.toSet());
    assertThat(hit).hasSizeBetween(28, 40);
    assertThat(Damage.PLAN).hasSizeBetween(30, 45);
  }

  @Test
  void noTwoBodiesAreAlike() {
    Set<String> seen = new HashSet<>();
    assertThat(cast.mails())
        .filteredOn(mail -> mail.raw() == null)
        .allSatisfy(mail ->
            assertThat(seen.add(words(mail.sheet().body()))).as(mail.id() + " is new").isTrue());
  }

  private static String words(String body) {
    return body.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
  }

  @Test
  void manyShareASubject() {
    assertThat(cast.mails())
        .filteredOn(mail -> mail.sheet().subject().toLowerCase(Locale.ROOT).contains("site down"))
        .hasSizeGreaterThanOrEqualTo(25)
        .satisfies(same ->
            assertThat(same.stream().map(CastMail::address).distinct())
                .hasSizeGreaterThanOrEqualTo(20));
  }

  @Test
  void everyAddressIsReservedForExamples() {
    assertThat(domains(cast.csv())).allMatch(domain -> domain.endsWith(".example"));
    MailBytes bytes = new MailBytes(cast);
    assertThat(cast.mails())
        .allSatisfy(mail ->
            assertThat(
                    domains(new String(bytes.write(mail, ANY, null), StandardCharsets.ISO_8859_1)))
                .as(mail.id())
                .allMatch(domain -> domain.endsWith(".example")));
  }

  private static Set<String> domains(String text) {
    return DOMAIN.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toSet());
  }

  @Test
  void everyTruthNamesCustomersThatExistAndRolesThatAllclearHas() {
    Set<String> ids = cast.customers().stream().map(CastCustomer::id).collect(Collectors.toSet());
    assertThat(cast.mails())
        .allSatisfy(mail -> {
          assertThat(ids).as(mail.id()).containsAll(mail.truth().everybody());
          assertThat(mail.truth().roles())
              .as(mail.id())
              .isSubsetOf("contact", "colleague", "reader", "machine", "stranger");
        });
  }

  @Test
  void onlyContactsMayGetAnythingPrivate() {
    assertThat(cast.mails())
        .filteredOn(mail -> mail.truth().privateAllowed())
        .allSatisfy(mail -> assertThat(cast.contacts()).as(mail.id()).contains(mail.address()));
  }

  @Test
  void everyAnswerFollowsWhatItAnswers() {
    assertThat(cast.mails())
        .filteredOn(mail -> mail.sheet().answers() != null)
        .allSatisfy(mail ->
            assertThat(cast.mail(String.valueOf(mail.sheet().answers())).at())
                .as(mail.id())
                .isBefore(mail.at()));
  }

  @Test
  void theForgedSenderIsAContactWhomOurMailServerDoesNotBelieve() {
    CastMail forged =
        cast.mails().stream().filter(mail -> mail.truth().forged()).findFirst().orElseThrow();
    String written =
        new String(new MailBytes(cast).write(forged, ANY, null), StandardCharsets.UTF_8);
    assertThat(cast.contacts()).contains(forged.address());
    assertThat(written).contains("Authentication-Results: " + MailBytes.AUTHSERV + "; dmarc=fail");
    Matcher replyTo = Pattern.compile("Reply-To: (.*)\r\n").matcher(written);
    assertThat(replyTo.find()).isTrue();
    assertThat(cast.contacts()).doesNotContain(replyTo.group(1));
  }
}
