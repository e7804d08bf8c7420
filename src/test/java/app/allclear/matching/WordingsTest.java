package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** One rule, many voices and languages: what a rule says must not hang on the words of one mail. */
class WordingsTest {
  @ParameterizedTest(name = "{1}")
  @MethodSource({"excluded", "inPassing", "names", "speakers", "houses", "databases"})
  void meansTheSameInEveryVoice(Mail mail, String text, String expected) {
    Reading reading = Town.read(mail);

    assertThat(Town.line(reading)).as("%s%n%s", text, reading).isEqualTo(expected);
  }

  /** A reader names two sites; one of them only to say that it is well. */
  static Stream<Arguments> excluded() {
    return Stream.of(
            "shop.example comes up at once but nordlicht.example only gives a database error.",
            "nordlicht.example is blank here; shop.example, which you host too, opens no problem.",
            "Bei nordlicht.example sehe ich nur Fehlermeldungen, shop.example rennt tadellos.",
            "nordlicht.example hängt seit heute früh, während shop.example normal lädt.",
            "Impossible d'ouvrir nordlicht.example alors que shop.example s'affiche très bien.",
            "nordlicht.example está caída, en cambio shop.example abre sin problemas.",
            "nordlicht.example non si carica. Invece shop.example si apre perfettamente.",
            "nordlicht.example está em branco, já shop.example abre sem problema",
            "shop.example doet het prima, maar nordlicht.example ligt eruit",
            "shop.example fungerar utmärkt men nordlicht.example är nere",
            "nordlicht.example viser bare en feilmelding, mens shop.example åpner fint",
            "nordlicht.example ei aukea, shop.example taas toimii",
            "nordlicht.example nie działa, natomiast shop.example otwiera się normalnie",
            "nordlicht.example nejde, zato shop.example běží dobře",
            "nordlicht.example не открывается, а shop.example открывается",
            "nordlicht.example nem tölt be, shop.example viszont rendben",
            "nordlicht.example açılmıyor ama shop.example açılıyor",
            "shop.example ανοίγει κανονικά, αλλά nordlicht.example δεν ανοίγει")
        .map(text -> reader(text, "nord:READER"));
  }

  /** Nothing is wrong with what is named, though something else may be. */
  static Stream<Arguments> inPassing() {
    return Stream.of(
            "Good day, we are a young firm that builds wooden toys and somebody told us that you"
                + " have looked after archiv.nordlicht.example for many years. Our own plans are"
                + " smaller and we are in no hurry at all.",
            "Guten Tag, ich plane für das Frühjahr einen Auftritt in der Art von"
                + " archiv.nordlicht.example und möchte mich erkundigen, was ein Jahr bei euch kosten"
                + " würde. Es eilt nicht.",
            "Bonjour, j'ai découvert votre maison grâce à archiv.nordlicht.example, que je lis"
                + " chaque dimanche avec ma grand-mère. Je prépare un petit album et je reviendrai"
                + " vers vous au printemps.")
        .map(text -> reader(text, "?nord"));
  }

  /** Names bent, broken, spelled out, linked by small words, in another order. */
  static Stream<Arguments> names() {
    return Stream.of(
        reader("kino bindestrich lux punkt example zeigt nichts", "lux:READER"),
        reader("kino lux dot example shows nothing", "lux:READER"),
        reader("c'est kino tiret lux point example qui ne marche plus", "lux:READER"),
        reader("praxis guion stern punto example da error", "stern:READER"),
        reader("On your poster I read baeckerei-\nhuber.example and it is empty", "huber:READER"),
        reader("see www.praxis-stern.\nexample/termine : error", "stern:READER"),
        reader("Beim Radio Nordlichts Archiv kommt nur ein Fehler", "nord:READER"),
        reader("Auf der Seite vom Huber, der Bäckerei, geht nichts", "huber:READER"),
        reader("Mannskor Bergen har ingen side mer, bare feilmelding", "choir:READER"),
        reader("lux-kino.example is down", "lux:READER"),
        reader("Kundennummer stern, seit heute früh kaputt", "-"));
  }

  /** Who says they are of it is a colleague; who is its customer is not. */
  static Stream<Arguments> speakers() {
    return Stream.of(
        reader("Hier Kino Lux, bei uns geht seit sechs nichts mehr", "lux:COLLEAGUE"),
        reader("Ici Kino Lux, la page est vide", "lux:COLLEAGUE"),
        reader("This is Pete from Kino Lux, all blank", "lux:COLLEAGUE"),
        reader("I'm the projectionist at Kino Lux. The page is blank", "lux:COLLEAGUE"),
        reader("Ik ben de vrijwilliger van Kino Lux, de pagina is leeg", "lux:COLLEAGUE"),
        reader("Jestem wolontariuszem w Kino Lux, strona jest pusta", "lux:COLLEAGUE"),
        reader("Soy la taquillera de Kino Lux. Página en blanco", "lux:COLLEAGUE"),
        reader("programme page is empty again. pete, kino lux", "lux:COLLEAGUE"),
        reader("Kino Lux hier, alles weg", "lux:COLLEAGUE"),
        reader("Anna asked me to tell you that shop.example is empty", "shop:COLLEAGUE"),
        reader("I'm a customer of Kino Lux and the page is blank", "lux:READER"),
        reader("Ich bin Stammkunde bei Kino Lux, die Seite ist leer", "lux:READER"),
        reader("Je suis abonné du Kino Lux, la page est vide", "lux:READER"),
        reader("I am on shop.example and see an error", "shop:READER"),
        reader("Hi Anna,\nshop.example shows an error", "shop:READER"));
  }

  /** Customers who write about a neighbour's site. */
  static Stream<Arguments> houses() {
    return Stream.of(
        contact("nordlicht.example is down, tell them", "nord:READER"),
        contact("mannskor.example zeigt nur Fehler, sagt meine Tante", "choir:READER"),
        contact(
            "People ring me because nordlicht.example is down. That is not us, we are fine.",
            "nord:READER shop:CONTACT"),
        contact("nordlicht.example moves to you next year, I hear", "?nord shop"),
        contact("jd_wp läuft, nl_news ist kaputt", "?nord shop"));
  }

  /** A customer's own name for a database, letter for letter. */
  static Stream<Arguments> databases() {
    return Stream.of(
        kaese("apfel ist ganz leer", "kaese:CONTACT[mysql2/apfel]"),
        kaese("bitte zuerst die Datenbank namens apfel", "kaese:CONTACT[mysql2/apfel]"),
        kaese("apfel = 0 tables", "kaese:CONTACT[mysql2/apfel]"),
        kaese("our database is empty", "kaese:CONTACT[mysql2/apfel]"),
        kaese("notre base de données est vide", "kaese:CONTACT[mysql2/apfel]"),
        kaese("unsere Datenbank fehlt", "kaese:CONTACT[mysql2/apfel]"),
        kaese("the page shows an apfel on a green meadow", "kaese:CONTACT"),
        kaese("Database error on every page", "kaese:CONTACT"),
        reader("archiv.nordlicht.example is empty", "nord:READER[mysql1/nl_archiv]"),
        reader("Thanks, archiv.nordlicht.example works again!", "nord:READER"));
  }

  private static Arguments reader(String text, String expected) {
    return arguments(Mail.from("x@gmx.de").subject("Hello").saying(text), text, expected);
  }

  private static Arguments contact(String text, String expected) {
    return arguments(Mail.from("anna@shop.example").subject("Hello").saying(text), text, expected);
  }

  private static Arguments kaese(String text, String expected) {
    return arguments(
        Mail.from("info@käse-müller.example").subject("Hello").saying(text), text, expected);
  }
}
