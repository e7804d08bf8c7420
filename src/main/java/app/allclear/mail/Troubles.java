package app.allclear.mail;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects sentences on what could not be read of one message, each once. */
final class Troubles {
  private static final int MOST = 5;
  private final Set<String> sentences = new LinkedHashSet<>();

  void add(String sentence) {
    if (sentences.size() < MOST) sentences.add(sentence);
  }

  @Nullable String sentence() {
    return sentences.isEmpty() ? null : String.join(" ", sentences);
  }
}
