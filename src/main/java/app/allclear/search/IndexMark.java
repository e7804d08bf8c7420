package app.allclear.search;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far a committed index has come.
 *
 * @param sequence of the last change it took in
 * @param origin what tells the store it was made from; empty for one without messages
 */
record IndexMark(long sequence, String origin) {
  /** Null where the index is new, or of another format. */
  static @Nullable IndexMark read(Map<String, String> data) {
    if (!Fields.FORMAT.equals(data.get("format"))) return null;
    try {
      return new IndexMark(
          Long.parseLong(data.getOrDefault("sequence", "")), data.getOrDefault("origin", ""));
    } catch (NumberFormatException _) {
      return null;
    }
  }

  Map<String, String> data() {
    return Map.of("format", Fields.FORMAT, "sequence", Long.toString(sequence), "origin", origin);
  }
}
