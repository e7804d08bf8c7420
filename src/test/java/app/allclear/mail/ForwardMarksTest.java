package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.OwnWords.Below;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that say "forwarded message", whichever program and language wrote them. */
class ForwardMarksTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Início da mensagem reencaminhada:",
        "Inicio del mensaje reenviado por Ana:",
        "Hier die weitergeleitete Nachricht:",
        "-------- Doorgestuurd e-mailbericht --------",
        "---------- E-mail transféré ----------",
        "Vidarebefordrat e-postmeddelande:",
        "----- Przesłana wiadomość -----",
        "Пересланное письмо:",
        "--- Preposlaná mailová správa ---",
        "Forwarded mail follows:"
      })
  void passesOnWhatStandsBelow(String mark) {
    OwnWords split =
        OwnWords.split(
            "Please see below.\n\n" + mark + "\n\n> From: Jo\n> shop.example is down",
            Below.UNKNOWN,
            Set.of());
    assertThat(split.own()).isEqualTo("Please see below.");
    assertThat(split.forwarded()).contains("shop.example is down");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "I have forwarded your message to the treasurer and to the whole board today:",
        "The transfer of the domain did not work:",
        "Your message:"
      })
  void passesNothingOnBelowASentence(String line) {
    OwnWords split = OwnWords.split(line + "\n\nshop.example is down", Below.UNKNOWN, Set.of());
    assertThat(split.own()).contains("shop.example is down");
    assertThat(split.forwarded()).isEmpty();
  }

  @Test
  void joinsAHyphenedLineOfFlowedTextWithoutTheSpaceThatWasLeft() {
    assertThat(FlowedText.unfold("nordlys-  \nfototur.example is down", true))
        .isEqualTo("nordlys-fototur.example is down");
    assertThat(FlowedText.unfold("we pay  \nnow", true)).isEqualTo("we pay now");
  }
}
