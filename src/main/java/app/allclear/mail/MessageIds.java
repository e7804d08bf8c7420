package app.allclear.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads Message-IDs (RFC 5322, section 3.6.4), given without angle brackets. */
final class MessageIds {
  private static final int MOST = 200;
  private static final int LONGEST = 998;

  private MessageIds() {}

  static @Nullable String one(@Nullable String field) {
    List<String> ids = list(field);
    if (!ids.isEmpty()) return ids.getFirst();
    if (field == null) return null;
    String bare = id(field); // Not even an "@": what stands there is still this message's name.
    return bare.isEmpty() ? null : bare;
  }

  /** All ids in order, each once; of very many the first and the newest. */
  static List<String> list(@Nullable String field) {
    if (field == null) return List.of();
    String value = EncodedWords.decode(field);
    Set<String> ids = new LinkedHashSet<>();
    if (value.indexOf('<') >= 0) angled(value, ids);
    else for (String word : value.split("[\\s,]+")) if (word.contains("@")) add(ids, word);
    List<String> all = new ArrayList<>(ids);
    if (all.size() > MOST) all.subList(1, all.size() - MOST + 1).clear();
    return all;
  }

  private static void angled(String value, Set<String> ids) {
    int at = value.indexOf('<');
    while (at >= 0) {
      int next = value.indexOf('<', at + 1);
      String piece = value.substring(at + 1, next < 0 ? value.length() : next);
      int close = piece.indexOf('>');
      add(ids, close < 0 ? piece : piece.substring(0, close));
      at = next;
    }
  }

  private static void add(Set<String> ids, String written) {
    String id = id(written);
    if (!id.isEmpty()) ids.add(id);
  }

  /** Folding inside an id leaves blanks in it: they are not part of it. */
  private static String id(String written) {
    String id = PlainText.line(written).replace(" ", "").replace("<", "").replace(">", "");
    return PlainText.clip(id, LONGEST);
  }
}
