package app.allclear.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Where the store is.
 *
 * @param folder {@code allclear.data}
 * @param url {@code spring.datasource.url}: a MySQL-compatible store instead of SQLite; null for
 *     SQLite in the folder
 */
public record StoreSettings(
    Path folder, @Nullable String url, @Nullable String username, @Nullable String password) {
  public static StoreSettings sqlite(Path folder) {
    return new StoreSettings(folder, null, null, null);
  }
}
