package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whom known senders mean who name others, several or parts of theirs, in many voices. */
class HousesWordingsTest {
  private static final String BOTH = "chess:CONTACT heron:CONTACT";
  private static final String TWO_OF_THREE = "lux:CONTACT stern:CONTACT";

  @ParameterizedTest(name = "{1}")
  @MethodSource({"both", "setAside", "listed", "toldApart", "neighbours", "databases"})
  void meansTheSameInEveryVoice(Mail mail, String text, String expected) {
    Reading reading = Town.read(mail);

    assertThat(Town.line(reading)).as("%s%n%s", text, reading).isEqualTo(expected);
  }

  /** A contact of two customers speaks of both. */
  static Stream<Arguments> both() {
    return Stream.of(
            "Both of them show nothing at all this morning.",
            "Beide Seiten sind seit heute früh leer.",
            "Les deux sont en panne depuis ce matin, au secours.",
            "Las dos webs están caídas desde las seis.",
            "Tutti e due i siti danno errore.",
            "As duas páginas estão em branco.",
            "Allebei doen ze het niet meer.",
            "Obie strony nie działają.",
            "Oba weby jsou prázdné.",
            "Обе страницы пустые.",
            "Båda sidorna är tomma.",
            "Molemmat sivut ovat tyhjiä.")
        .map(text -> from("studio@heron.example", text, BOTH));
  }

  /** An agency of three names two that are down, and one only to leave it to others. */
  static Stream<Arguments> setAside() {
    return Stream.of(
            "Praxis Stern: down. Kino Lux: down. Bäckerei Huber will write to you herself.",
            "Praxis Stern - tot\nKino Lux - tot\nBäckerei Huber: kümmert sich selbst drum",
            "Praxis Stern et Kino Lux sont en panne ; Bäckerei Huber, laissez de côté.",
            "Kino Lux y Praxis Stern están caídas. Bäckerei Huber no está afectada.",
            "Kino Lux e Praxis Stern non vanno, Bäckerei Huber scriverà lui.",
            "Kino Lux en Praxis Stern liggen plat. Bäckerei Huber meldt zich zelf.",
            "Kino Lux i Praxis Stern nie działają. Bäckerei Huber pisze sama.",
            "Kino Lux och Praxis Stern är nere, Bäckerei Huber hör av sig själv.")
        .map(text -> from("pixel@pixel.example", text, TWO_OF_THREE));
  }

  /** What stands before a list is told of all of it. */
  static Stream<Arguments> listed() {
    return Stream.of(
        from(
            "pixel@pixel.example",
            "Down are praxis-stern.example and kino-lux.example. baeckerei-huber.example is up.",
            TWO_OF_THREE),
        from(
            "pixel@pixel.example",
            "Kaputt sind kino-lux.example und praxis-stern.example. baeckerei-huber.example läuft.",
            TWO_OF_THREE),
        from(
            "pixel@pixel.example",
            "Still needed: Kino Lux only. praxis-stern.example is back.",
            "lux:CONTACT"),
        from("pixel@pixel.example", "The bakery is fine, the kino page is blank", "lux:CONTACT"),
        from(
            "pixel@pixel.example",
            "kino-lux.example ........... KO\npraxis-stern.example ....... KO\nbaeckerei-huber.example .... OK",
            TWO_OF_THREE),
        from(
            "pixel@pixel.example",
            "Praxis Stern lädt nur halb, Kino Lux ist kaputt.",
            TWO_OF_THREE),
        from(
            "pixel@pixel.example",
            "Praxis Stern i Kino Lux leżą, Huber działa. Proszę o numer zgłoszenia.",
            TWO_OF_THREE),
        reader(
            "My kids use both: nordlicht.example is off but shop.example is on, so it is not"
                + " everything.",
            "nord:READER"),
        reader("nordlicht.example is up. shop.example is blank.", "shop:READER"));
  }

  /** Whom others take the sender for is no customer of theirs, and nothing is reported. */
  static Stream<Arguments> toldApart() {
    return Stream.of(
            "People write to us about nordlicht.example. That is not us. Ours is still down!",
            "Your mail says nordlicht.example. We are shop.example. Please look whose data it is.",
            "Im Betreff stand nordlicht.example, das ist eine Verwechslung. Wir warten noch immer.",
            "On nous parle de nordlicht.example : ce n'est pas nous ! Le nôtre est toujours vide.",
            "Nos escriben por nordlicht.example y no somos nosotros. El nuestro sigue caído.",
            "Ci scrivono per nordlicht.example ma non siamo noi. Il nostro è sempre giù.",
            "We krijgen post over nordlicht.example, dat zijn wij niet. De onze ligt er nog uit.",
            "Piszą do nas o nordlicht.example, to nie my. Nasza strona dalej nie działa.",
            "Vi får mejl om nordlicht.example, men det är inte vi. Vår är fortfarande nere.",
            "Нам пишут про nordlicht.example, это не мы. Наш сайт всё ещё лежит.",
            "nordlicht.example liegt auch, ich schreibe aber nur für uns: Shop leer.")
        .map(text -> from("anna@shop.example", text, "shop:CONTACT"));
  }

  /** Who sees others' databases and misses their own complains of their own. */
  static Stream<Arguments> neighbours() {
    return Stream.of(
            "phpMyAdmin lists nl_news and kn_main, but ours is gone.",
            "Links stehen nl_news und kn_main, nur unsere ist verschwunden.",
            "Je vois nl_news et kn_main, mais la nôtre a disparu.",
            "Veo nl_news y kn_main, pero nuestra base no aparece.")
        .map(text -> from("anna@shop.example", text, "shop:CONTACT"));
  }

  /** The sender's own databases, told by less than their name, or by more than one site. */
  static Stream<Arguments> databases() {
    return Stream.of(
        from("anna@shop.example", "The cart database is empty.", "shop:CONTACT[mysql1/jd_cart]"),
        from("anna@shop.example", "Die cart-Tabellen gehen, der Warenkorb nicht.", "shop:CONTACT"),
        from(
            "anna@shop.example",
            "The config asked for its name: blog, on mysql1, it says.",
            "shop:CONTACT[mysql1/blog]"),
        from(
            "info@käse-müller.example",
            "apfel. So it is called in your list of databases.",
            "kaese:CONTACT[mysql2/apfel]"),
        from(
            "info@käse-müller.example",
            "We sell apfel and cheese. In your list of databases I find nothing.",
            "kaese:CONTACT"),
        from("info@käse-müller.example", "Please \"apfel\" first.", "kaese:CONTACT[mysql2/apfel]"),
        from(
            "info@käse-müller.example",
            "In der Datenbank \"apfle\" stehen 0 Tabellen.",
            "kaese:CONTACT[mysql2/apfel]"),
        from(
            "info@käse-müller.example",
            "Die Kasse findet apfell.artikel nicht.",
            "kaese:CONTACT[mysql2/apfel]"),
        from(
            "info@käse-müller.example",
            "Access denied for user 'u_apfel'@'localhost'",
            "kaese:CONTACT"),
        from(
            "chef@nordlicht.example",
            "nordlicht.example is fine, it is only archiv.nordlicht.example that is down.",
            "nord:CONTACT[mysql1/nl_archiv]"),
        from(
            "chef@nordlicht.example",
            "archiv.nordlicht.example läuft. Nur nordlicht.example ist noch weg.",
            "nord:CONTACT"),
        from(
            "chef@nordlicht.example",
            "Our nl_news database, do you back that up on Sundays too?",
            "nord:CONTACT[mysql1/nl_news]"),
        from(
            "chef@nordlicht.example",
            "Die Datenbank nl_news brauch ich wieder.",
            "nord:CONTACT[mysql1/nl_news]"));
  }

  private static Arguments reader(String text, String expected) {
    return from("x@gmx.de", text, expected);
  }

  private static Arguments from(String address, String text, String expected) {
    return arguments(Mail.from(address).subject("Hello").saying(text), text, expected);
  }
}
