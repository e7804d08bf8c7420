package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Against the examples of the standard ([MS-OXRTFCP] 4.1 and 4.2). */
class CompressedRtfTest {
  private static final String SIMPLE =
      "2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af3206865"
          + "6c090020627705b06c647d0a800fa0";
  private static final String OVERLAPPING =
      "1a0000001c0000004c5a4675e2d44b51410004205758595a0d6e7d010eb0";

  private static String expanded(byte[] content) {
    return new String(CompressedRtf.expand(content), StandardCharsets.ISO_8859_1);
  }

  @Test
  void expandsWhatRefersToTheUsualStart() {
    assertThat(expanded(HexFormat.of().parseHex(SIMPLE)))
        .isEqualTo("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n");
  }

  @Test
  void expandsWhatRefersToWhatItJustWrote() {
    assertThat(expanded(HexFormat.of().parseHex(OVERLAPPING)))
        .isEqualTo("{\\rtf1 WXYZWXYZWXYZWXYZWXYZ}");
  }

  @Test
  void readsWhatIsLeftOfATornOne() {
    byte[] whole = HexFormat.of().parseHex(SIMPLE);
    for (int length = 0; length < whole.length; length++)
      assertThat("{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n")
          .startsWith(expanded(Arrays.copyOf(whole, length)));
  }

  @Test
  void readsTheWordsOfRichText() {
    assertThat(words("{\\rtf1\\ansi a\\par b\\tab c \\{d\\}{\\*\\x hidden}{\\info no} e}"))
        .isEqualTo("a\nb\tc {d} e");
    assertThat(words("{\\rtf1\\ansicpg932 \\'93\\'fa\\'96\\'7b}")).isEqualTo("日本");
    assertThat(words("{\\rtf1\\uc2 \\u26085\\'93\\'fax\\u-3913??y}")).isEqualTo("日x\uF0B7y");
  }

  private static String words(String rtf) {
    return RtfText.of(rtf.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Test
  void survivesRichTextThatNeverCloses() {
    assertThat(words("{\\b".repeat(100_000))).isEmpty();
    assertThat(words("\\'")).isEmpty();
    assertThat(words("x\\")).isEqualTo("x");
    assertThat(words("x\\bin99999999 y")).isEqualTo("x");
  }
}
