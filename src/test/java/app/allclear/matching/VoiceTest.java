package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VoiceTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "My site is down",
        "our new webshop shows an error",
        "all of our database is gone",
        "Meine Webseite geht nicht",
        "unsere komplette Homepage ist leer",
        "my shop.example is gone",
        "notre boutique ne répond plus",
        "nuestra página está caída",
        "il nostro sito è giù",
        "onze website ligt eruit",
        "vår hemsida är nere",
        "hjemmesiden vår er borte",
        "nasza strona nie działa",
        "наш сайт не работает",
        "сайт наш лежит",
        "a nossa loja caiu"
      })
  void hearsAnOwner(String text) {
    assertThat(Voice.firstPerson(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Is the site down?", "My order at shop.example failed", "Ich kann die Seite nicht öffnen",
        "Thanks. Our. Site", "le site ne marche pas", "is shop.example yours?",
        "my mother cannot read the blog", ""
      })
  void hearsAReader(String text) {
    assertThat(Voice.firstPerson(text)).isFalse();
  }
}
