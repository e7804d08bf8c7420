package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MessageViewsTest {
  @Test
  void foldsLongTextsAtTheEndOfALine() {
    String text = ("x".repeat(99) + "\n").repeat(40);
    assertThat(MessageViews.fold(text)).isEqualTo(1_599);
    assertThat(MessageViews.fold("short\ntext")).isEqualTo(10);
  }

  @Test
  void foldsEndlessLinesBetweenWordsAndEndlessWordsAnywhere() {
    assertThat(MessageViews.fold("word ".repeat(1_000))).isEqualTo(1_504);
    assertThat(MessageViews.fold("x".repeat(9_000))).isEqualTo(2_500);
    String smileys = "x" + "\uD83D\uDE00".repeat(4_000);
    assertThat(Character.isHighSurrogate(smileys.charAt(MessageViews.fold(smileys) - 1))).isFalse();
  }
}
