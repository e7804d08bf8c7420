package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What strangers name without its being anybody's case, and what it is all the same. */
class StrangersWordingsTest {
  @ParameterizedTest(name = "{1}")
  @MethodSource({
    "demands",
    "elsewhere",
    "namesakes",
    "returned",
    "undelivered",
    "neither",
    "reread",
    "listed",
    "examples",
    "speakers"
  })
  void meansTheSameInEveryVoice(Mail mail, String text, String expected) {
    Reading reading = Town.read(mail);

    assertThat(Town.line(reading)).as("%s%n%s", text, reading).isEqualTo(expected);
  }

  /** Whoever sells domains, listings and renewals names a site and means its owner's money. */
  static Stream<Arguments> demands() {
    return Stream.of(
            "As owner of shop.example you may register shop.net first. Failure to respond forfeits"
                + " this right. Pay by Friday.",
            "shop.example: your search listing expires today. Amount due 86.00 USD.",
            "Ihre Domain shop.example läuft ab. Verlängerung nur nach Zahlung von 189 €. Bei"
                + " Nichtzahlung wird die Seite gelöscht.",
            "Le renouvellement de shop.example a échoué. Montant à payer : 49 €.",
            "La renovación de shop.example ha fallado. Importe: 49 €. Pague hoy mismo.",
            "Il rinnovo di shop.example non è riuscito. Importo 49 €, pagare entro oggi.",
            "De registratie van shop.example verloopt. Betaling binnen 24 uur, anders offline.")
        .map(text -> from("notice@registry.example", text, "?shop"));
  }

  /** Somebody else's customer has a database of that name as well. */
  static Stream<Arguments> elsewhere() {
    return Stream.of(
            "I am with another host, but you seem kind: Table 'apfel.orders' doesn't exist?",
            "Bin bei einem anderen Anbieter, aber fragen kostet nichts: Unknown database 'apfel'",
            "Je suis chez un autre hébergeur. Unknown database 'apfel', que faire ?",
            "Ik zit bij een andere provider: Unknown database 'apfel'. Wat nu?")
        .map(text -> from("x@gmx.de", text, "?kaese"));
  }

  /** An address that only looks like theirs proves nothing by their name. */
  static Stream<Arguments> namesakes() {
    return Stream.of(
        from(
            "kino@kino-lux.net", "We are Kino Lux of Auckland (kino-lux.net), not theirs.", "?lux"),
        arguments(
            Mail.from("Kino Lux", "kino@kino-lux.net").saying("New mailbox, send the passwords."),
            "signs as Kino Lux",
            "?lux"),
        from("kino@kino-lux.net", "kino-lux.example shows a database error", "lux:STRANGER"));
  }

  /** A filter or server that holds our notice back names whom it was for. */
  static Stream<Arguments> returned() {
    return Stream.of(
            "Your message to anna@shop.example about shop.example is held for review.",
            "Ihre Nachricht an anna@shop.example (Betreff: shop.example) liegt in Quarantäne.",
            "Ditt meddelande till anna@shop.example, shop.example, avvisades av filtret.")
        .map(text ->
            arguments(
                Mail.from("filter@gateway.example").saying(text).byMachine("A filter."),
                text,
                "auto shop:MACHINE"));
  }

  /** What became of mail is said in any words; whose mail it was, by one address. */
  static Stream<Arguments> undelivered() {
    return Stream.of(
        relayed("Mail 7f3 for anna@shop.example waits in the queue.", "auto shop:MACHINE"),
        relayed("Das Postfach anna@shop.example wird nicht mehr gelesen.", "auto shop:MACHINE"),
        relayed("Waiting: anna@shop.example, kino@kino-lux.example.", "auto ?shop lux"));
  }

  private static Arguments relayed(String text, String expected) {
    return arguments(
        Mail.from("relay@gateway.example").subject("Hello").saying(text).byMachine("A relay."),
        text,
        expected);
  }

  /** Visitors of two sites, in languages that say no with two words. */
  static Stream<Arguments> neither() {
    return Stream.of(
        from(
            "x@gmx.de",
            "Weder shop.example noch kino-lux.example gehen auf.",
            "lux:READER shop:READER"),
        from(
            "x@gmx.de",
            "Je n'arrive ni sur shop.example ni sur kino-lux.example.",
            "lux:READER shop:READER"),
        from(
            "x@gmx.de",
            "Varken shop.example eller kino-lux.example öppnas.",
            "lux:READER shop:READER"));
  }

  /** Once it is known whose the words are, their everyday names count. */
  static Stream<Arguments> reread() {
    return Stream.of(
        arguments(
            Mail.from("Bergen Mannskor", "kor@post.example")
                .saying("Siden sier: tabellen shop.ordre finnes ikke i databasen."),
            "signs as the choir",
            "choir:COLLEAGUE[mysql1/shop]"),
        from("x@gmx.de", "mannskor.example: a shop for hats would be nice?", "choir:READER"));
  }

  /** What everybody's database may hold. */
  static Stream<Arguments> listed() {
    return Stream.of(
        from(
            "x@mail.example",
            "I have your database (apfel, photos, members) and publish.",
            "?kaese"),
        from("x@mail.example", "Fixed: database \"shop\" was skipped in nightly dumps.", "-"));
  }

  /** A site that stands for its kind is nobody's case, unless it is down. */
  static Stream<Arguments> examples() {
    return Stream.of(
        from(
            "x@mail.example",
            "I look after thirty little sites, similar to shop.example and so on. If a customer is"
                + " fed up, pass my name on.",
            "-"),
        from(
            "x@mail.example",
            "Wir betreuen Seiten wie kino-lux.example und haben im Herbst wieder Zeit für Neue.",
            "-"),
        from(
            "x@mail.example",
            "Nous suivons des sites comme shop.example ; si quelqu'un vous quitte, pensez à moi.",
            "-"),
        from(
            "x@mail.example",
            "Since this morning places like shop.example are down, why?",
            "shop:READER"),
        from(
            "x@mail.example",
            "Je tente depuis une heure de réserver une place à la kino-lux.example. Il vient une"
                + " page toute blanche, puis plus rien.",
            "lux:READER"));
  }

  /** Who signs below the text, writes for a client, or knows the contact by title. */
  static Stream<Arguments> speakers() {
    return Stream.of(
        from(
            "x@gmx.de",
            "Good evening, I cannot open the list of members since this morning, it is a blank"
                + " page and nothing else, and we meet on Saturday.\n\nPete Rook (usher)\nKino Lux\n"
                + "kino-lux.example",
            "lux:COLLEAGUE"),
        from(
            "x@gmx.de",
            "Buonasera, da stamattina non riesco più a scaricare il programma, compare soltanto un"
                + " errore. Grazie a tutti voi.\n\nEnzo Pardi\nKino Lux\nkino-lux.example",
            "lux:COLLEAGUE"),
        from("x@gmx.de", "I ordered at shop.example from Frau Schmidt: error.", "shop:READER"),
        from("x@gmx.de", "Anna told me that shop.example shows an error.", "shop:COLLEAGUE"),
        from("x@gmx.de", "Radio Nordlicht is back on the web, you legends!", "nord:READER"),
        from(
            "x@law.example",
            "Sehr geehrte Damen und Herren, hiermit zeige ich an, dass ich die Praxis Dr. Stern"
                + " vertrete. Meine Mandantin behält sich alles vor und erwartet Ihre Antwort.",
            "stern:READER"));
  }

  private static Arguments from(String address, String text, String expected) {
    return arguments(Mail.from(address).subject("Hello").saying(text), text, expected);
  }
}
