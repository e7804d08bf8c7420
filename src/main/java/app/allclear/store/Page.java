package app.allclear.store;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of a longer list, in its order.
 *
 * @param next what to ask for as {@code after} next; null at the end
 */
public record Page<T>(List<T> items, @Nullable String next) {
  public static final int DEFAULT_LIMIT = 100;
  public static final int MOST = 1_000;

  public Page {
    items = List.copyOf(items);
  }

  /** Cuts a list that was read with one row too many. */
  public static <T> Page<T> cut(List<T> oneMore, int limit, Function<T, String> cursor) {
    if (oneMore.size() <= limit) return new Page<>(oneMore, null);
    List<T> items = oneMore.subList(0, limit);
    return new Page<>(items, cursor.apply(items.getLast()));
  }
}
