package app.allclear.web.api;

import app.allclear.store.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The shape of every list: the rows under their own name, then {@code next}, null at the end. */
final class Listing {
  private Listing() {}

  static <T, R> Map<String, @Nullable Object> of(String name, Page<T> page, Function<T, R> row) {
    return of(name, page.items().stream().map(row).toList(), page.next());
  }

  static Map<String, @Nullable Object> of(String name, List<?> rows, @Nullable String next) {
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(name, rows);
    answer.put("next", next);
    return answer;
  }
}
