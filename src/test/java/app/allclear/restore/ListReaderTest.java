package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists of tables from the listing of a folder. */
class ListReaderTest extends GivenText {
  @Test
  void readsLsOfADataFolder() throws IOException {
    ReadTables read =
        read(
            """
            /var/lib/mysql/:
            total 123
            -rw-rw---- 1 mysql mysql  12582912 Nov 16 03:00 ibdata1
            -rw-rw---- 1 mysql mysql     24576 Nov 16 03:00 aria_log.00000001
            drwx------ 2 mysql mysql      4096 Nov 16 03:00 shop

            /var/lib/mysql/shop:
            total 5
            -rw-rw---- 1 mysql mysql        67 Nov 16 03:00 db.opt
            -rw-rw---- 1 mysql mysql      8586 Nov 16 03:00 a@002db.frm
            -rw-rw---- 1 mysql mysql      1000 Nov 16 03:00 a@002db.MYD
            -rw-rw---- 1 mysql mysql      2048 Nov 16 03:00 a@002db.MYI
            -rw-rw---- 1 mysql mysql      8586 Nov 16 03:00 k@0kse.frm
            -rw-rw---- 1 mysql mysql     98304 Nov 16 03:00 k@0kse#P#p0.ibd
            -rw-rw---- 1 mysql mysql     98304 Nov 16 03:00 k@0kse#P#p1.ibd
            -rw-rw---- 1 mysql mysql     98304 Nov 16 03:00 #sql-ib12-34.ibd
            -rw-rw---- 1 mysql mysql     98304 Nov 16 03:00 FTS_00000000000000b4_CONFIG.ibd
            -rw-rw---- 1 mysql mysql       700 Nov 16 03:00 v.frm

            /var/lib/mysql/we@0020ird:
            -rw-rw---- 1 mysql mysql      8586 Nov 16 03:00 t.frm
            -rw-rw---- 1 mysql mysql      8192 Nov 16 03:00 t.MAI
            -rw-rw---- 1 mysql mysql     16384 Nov 16 03:00 t.MAD
            """);
    assertThat(read.what()).isEqualTo("a listing");
    assertThat(read.remarks()).isEmpty();
    assertThat(read.tables()).containsOnlyKeys("shop", "we ird");
    assertThat(read.tables().get("shop"))
        .containsExactly(
            new ListedTable("a-b", "MyISAM", List.of(), 3_048L),
            new ListedTable("käse", "InnoDB", List.of(), 196_608L),
            new ListedTable("v", null, List.of(), null));
    assertThat(read.tables().get("we ird"))
        .containsExactly(new ListedTable("t", "Aria", List.of(), 24_576L));
  }

  @Test
  void noticesAListingThatWasMadeAfterTheDamage() throws IOException {
    ReadTables read =
        read(
            """
            -rw-rw---- 1 mysql mysql      8586 Nov 16 03:00 good.frm
            -rw-rw---- 1 mysql mysql         0 Nov 16 03:00 good.MYI
            -rw-rw---- 1 mysql mysql      1000 Nov 16 03:00 lost.MYD
            -rw-rw---- 1 mysql mysql      2048 Nov 16 03:00 lost.MYI
            """);
    assertThat(read.tables().get("")).extracting(ListedTable::name).containsExactly("good", "lost");
    assertThat(read.remarks())
        .anyMatch(remark -> remark.contains("without a .frm") && remark.contains("lost"))
        .anyMatch(remark -> remark.contains("Empty files: good"));
  }

  @Test
  void readsFind() throws IOException {
    String plain =
        """
        ./shop/orders.frm
        ./shop/orders.ibd
        ./blog
        ./blog/posts.MYD
        ./blog/posts.frm
        """;
    assertThat(read(plain).tables()).containsOnlyKeys("shop", "blog");
    String ls =
        "  1311     96 -rw-rw----   1 mysql    mysql       98304 Nov 16 03:00 /var/lib/mysql/shop/orders.ibd\n";
    assertThat(read(ls).tables().get("shop"))
        .containsExactly(new ListedTable("orders", "InnoDB", List.of(), 98_304L));
  }

  @Test
  void readsDirOfWindows() throws IOException {
    ReadTables read =
        read(
            """
             Volume in drive C has no label.

             Directory of C:\\ProgramData\\MySQL\\MySQL Server 5.7\\Data\\shop

            11/16/2026  03:00 AM    <DIR>          .
            11/16/2026  03:00 AM             8,586 orders.frm
            11/16/2026  03:00 AM         1,098,304 orders.ibd

             Verzeichnis von C:\\mysql\\data\\blog

            16.11.2026  03:00             8.586 posts.frm
            """);
    assertThat(read.tables()).containsOnlyKeys("shop", "blog");
    assertThat(read.tables().get("shop").getFirst().bytes()).isEqualTo(1_098_304L);
    ReadTables bare =
        read(
            "C:\\Program Files\\data\\shop\\orders.frm\r\nC:\\data\\shop\\x.MYI\r\n"
                + "D:\\backup\\my blog\\posts.sql\r\n");
    assertThat(bare.tables().get("shop"))
        .extracting(ListedTable::name)
        .containsExactly("orders", "x");
    assertThat(bare.tables().get("my blog")).extracting(ListedTable::name).containsExactly("posts");
  }

  @Test
  void readsABackupFolderWithOneDumpATable() throws IOException {
    ReadTables read =
        read(
            """
            ./shop/orders.sql.gz
            ./shop/users.sql.gz
            ./dumper/blog-schema-create.sql.zst
            ./dumper/blog.posts-schema.sql.zst
            ./dumper/blog.posts.00000.sql.zst
            ./dumper/blog.posts.00001.sql.zst
            ./dumper/blog.pages-schema-view.sql.zst
            """);
    assertThat(read.tables()).containsOnlyKeys("shop", "blog");
    assertThat(read.tables().get("blog"))
        .extracting(ListedTable::name)
        .containsExactly("posts", "pages");
  }

  @Test
  void doesNotTakeADatabasesDumpForATable() throws IOException {
    ReadTables read =
        ListReader.read(
            in("./shop-2026-11-16.sql.gz\n./blog.sql.gz\n".getBytes(StandardCharsets.UTF_8)),
            Set.of("shop", "blog"));
    assertThat(read.count()).isZero();
    assertThat(read.remarks()).singleElement().asString().contains("shop-2026-11-16.sql.gz");
  }
}
