package app.allclear.mail;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Vocabulary as a block of text: phrases between bars or line ends. */
final class Words {
  private Words() {}

  static Set<String> set(String block) {
    return Set.copyOf(list(block));
  }

  static List<String> list(String block) {
    return Arrays.stream(block.split("[|\n]"))
        .map(String::strip)
        .filter(phrase -> !phrase.isEmpty())
        .toList();
  }
}
