package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A quicker look must see what the pattern sees. */
class WordStartsTest {
  private static final Pattern AWAY =
      Pattern.compile(
          "\\b(?:i am|i'm) (?:now )?away|\\bich bin .{0,9}weg|écarté|休暇中|нет на",
          Pattern.UNICODE_CHARACTER_CLASS);

  private final WordStarts starts = new WordStarts(AWAY);

  @Test
  void findsWhatBeginsWithAWord() {
    assertThat(starts.in("hello, i am now away")).isTrue();
    assertThat(starts.in("i'm away")).isTrue();
    assertThat(starts.in("(ich bin mal weg)")).isTrue();
    assertThat(starts.in("un écarté")).isTrue();
    assertThat(starts.in("本日は休暇中です")).isTrue();
    assertThat(starts.in("меня нет на месте")).isTrue();
    assertThat(starts.in("hi am away")).isFalse();
    assertThat(starts.in("i am")).isFalse();
    assertThat(starts.in("")).isFalse();
  }

  @Test
  void agreesWithThePatternOnNoise() {
    String[] pieces = {
      "i am ", "i'm", " away", "now ", "ich bin", " weg", "x", " ", ".", "休暇中", "é"
    };
    Random random = new Random(3);
    int found = 0;
    for (int round = 0; round < 5_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(7); i >= 0; i--)
        text.append(pieces[random.nextInt(pieces.length)]);
      boolean expected = AWAY.matcher(text).find();
      assertThat(starts.in(text.toString())).as(text.toString()).isEqualTo(expected);
      if (expected) found++;
    }
    assertThat(found).isBetween(100, 4_900);
  }
}
