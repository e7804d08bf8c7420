package app.allclear.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThanksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Thank you!",
        "Thanks, it works again.",
        "Thanks again for your help!",
        "Thx, great work",
        "Cheers, everything is up again",
        "Vielen Dank, alles läuft wieder!",
        "Besten Dank für Ihre Mühe.",
        "Nochmals vielen Dank, ich werde Sie weiterempfehlen.",
        "Danke noch einmal",
        "Merci beaucoup, tout fonctionne",
        "Merci encore !",
        "Muchas gracias, todo funciona",
        "Grazie mille, la nostra firma è felice",
        "Obrigada, está tudo bem",
        "Hartelijk dank, alles werkt",
        "Bedankt!",
        "Tack så mycket",
        "Tusen takk, alt fungerer",
        "Dziękuję bardzo"
      })
  void isThanks(String text) {
    assertThat(Thanks.only(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "My site is down.",
        "Thanks, but it's still down",
        "Thanks. It is broken again",
        "thank you, it doesn’t work",
        "Thanks, when will the shop be back",
        "Thank you. Could you look at the shop too?",
        "Thanks, waiting for news",
        "Danke, aber die Seite ist leer",
        "Danke, es geht leider immer noch nicht",
        "Vielen Dank. Es fehlen Bilder.",
        "Danke, bitte melden Sie sich",
        "Merci, mais ça ne marche pas",
        "Merci, toujours la même erreur",
        "Gracias, pero sigue sin funcionar",
        "Gracias, aún falta la tienda",
        "Grazie, ma il sito è ancora vuoto",
        "Obrigado, mas ainda está fora do ar",
        "Bedankt, maar de site werkt niet",
        "Tack, men sidan är nere",
        "Takk, siden er fortsatt borte",
        "Dziękuję, ale nadal nie działa"
      })
  void isNotOnlyThanks(String text) {
    assertThat(Thanks.only(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {41, 200})
  void aLongMailIsRead(int words) {
    assertThat(Thanks.only("thanks " + "word ".repeat(words))).isFalse();
  }
}
