package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.customer.DatabaseName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupPatternTest {
  @TempDir Path folder;

  private static List<DatabaseName> databases(String... names) {
    return Stream.of(names).map(DatabaseName::parse).toList();
  }

  private void file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "x");
  }

  private List<String> found(String pattern, List<DatabaseName> databases) {
    return new BackupPattern(folder + pattern)
        .find(databases, new ArrayList<>()).stream()
            .map(one -> folder.relativize(one.path()) + " is of " + one.database())
            .toList();
  }

  @Test
  void findsEachDatabasesFilesAndNoOthers() throws IOException {
    file("mysql1/shop-2026-05-01.sql.gz");
    file("mysql1/shop-2026-05-02.sql.gz");
    file("mysql1/shop-2026-05-02.sql");
    file("mysql1/stranger-1.sql.gz");
    file("mysql2/shop-1.sql.gz");
    file("other/shop-1.sql.gz");
    assertThat(found("/{server}/{database}-*.sql.gz", databases("mysql1/shop", "mysql2/shop")))
        .containsExactly(
            "mysql1/shop-2026-05-01.sql.gz is of mysql1/shop",
            "mysql1/shop-2026-05-02.sql.gz is of mysql1/shop",
            "mysql2/shop-1.sql.gz is of mysql2/shop");
  }

  @Test
  void meansTheLongerNameWhereTwoFit() throws IOException {
    file("shop-1.sql.gz");
    file("shop-old-1.sql.gz");
    file("shop-old-2-1.sql.gz");
    List<DatabaseName> databases = databases("mysql1/shop", "mysql1/shop-old");
    assertThat(found("/{database}-*.sql.gz", databases))
        .containsExactly(
            "shop-1.sql.gz is of mysql1/shop",
            "shop-old-1.sql.gz is of mysql1/shop-old",
            "shop-old-2-1.sql.gz is of mysql1/shop-old");
  }

  @Test
  void takesFoldersADayAndAFolderADatabaseAndServersInTheName() throws IOException {
    file("2026-05-01/mysql1/shop.sql.zst");
    file("daily/shop/shop-a.sql.gz");
    file("daily/blog/shop-a.sql.gz");
    file("flat/mysql1_shop.sql");
    List<DatabaseName> databases = databases("mysql1/shop", "mysql1/blog");
    assertThat(found("/*/{server}/{database}.sql.zst", databases)).hasSize(1);
    assertThat(found("/daily/{database}/{database}-*.sql.gz", databases))
        .containsExactly("daily/shop/shop-a.sql.gz is of mysql1/shop");
    assertThat(found("/flat/{server}_{database}.sql", databases)).hasSize(1);
  }

  @Test
  void takesNamesForWhatTheyAre() throws IOException {
    file("a.c-1.sql");
    file("abc-1.sql");
    file("x(y)+-1.sql");
    assertThat(found("/{database}-*.sql", databases("s/a.c", "s/x(y)+")))
        .containsExactly("a.c-1.sql is of s/a.c", "x(y)+-1.sql is of s/x(y)+");
  }

  @Test
  void findsNothingWhereThereIsNoFolder() {
    assertThat(found("/nowhere/{database}.sql", databases("s/a"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"backup/{database}.sql", "/backup/all.sql", "", "/backup/{db}.sql"})
  void saysHowToWriteAPattern(String written) {
    assertThatThrownBy(() -> new BackupPattern(written))
        .hasMessageContaining("/backup/{server}/{database}-*.sql.gz");
  }
}
