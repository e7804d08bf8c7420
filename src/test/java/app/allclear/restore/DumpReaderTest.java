package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lists of tables from whatever dump an operator has at hand on a bad morning. */
class DumpReaderTest extends GivenText {
  private static final String MYSQLDUMP =
      """
      /*M!999999\\- enable the sandbox mode */\s
      -- MariaDB dump 10.19-11.4.5-MariaDB, for debian-linux-gnu (x86_64)
      --
      -- Host: localhost    Database: shop
      -- ------------------------------------------------------
      -- Server version\t11.4.5-MariaDB

      /*!40101 SET @OLD_CHARACTER_SET_CLIENT=@@CHARACTER_SET_CLIENT */;
      /*!40014 SET @OLD_UNIQUE_CHECKS=@@UNIQUE_CHECKS, UNIQUE_CHECKS=0 */;
      DROP TABLE IF EXISTS `or``ders`;
      /*!40101 SET @saved_cs_client     = @@character_set_client */;
      CREATE TABLE `or``ders` (
        `id` int(10) unsigned NOT NULL AUTO_INCREMENT,
        `kind` enum('a,b','c)d') DEFAULT NULL COMMENT 'it''s; CREATE TABLE `no` (',
        `price` decimal(10,2) DEFAULT NULL,
        PRIMARY KEY (`id`),
        KEY `kind` (`kind`),
        CONSTRAINT `c` FOREIGN KEY (`id`) REFERENCES `x` (`id`)
      ) ENGINE=InnoDB AUTO_INCREMENT=3 DEFAULT CHARSET=utf8mb4;
      INSERT INTO `or``ders` VALUES (1,'x','CREATE TABLE `fake1` (id int);'),(2,'it\\'s','-- no');
      INSERT INTO `or``ders` VALUES (3,"/* open","'"),(4,'\\\\','CREATE TABLE fake2 (a int);');
      /*!50001 DROP VIEW IF EXISTS `v`*/;
      /*!50001 CREATE TABLE `v` (
        `id` tinyint NOT NULL
      ) ENGINE=MyISAM */;
      DELIMITER ;;
      /*!50003 CREATE*/ /*!50017 DEFINER=`root`@`localhost`*/ /*!50003 TRIGGER t BEFORE INSERT ON o FOR EACH ROW
      BEGIN SET @a = 1; CREATE TABLE fake3 (id int); CREATE VIEW fake4 AS SELECT 1; END */;;
      DELIMITER ;
      CREATE DEFINER=`root`@`localhost` PROCEDURE `p`() SELECT 'CREATE VIEW fake5 AS';
      /*!50001 CREATE ALGORITHM=UNDEFINED */
      /*!50013 DEFINER=`root`@`localhost` SQL SECURITY DEFINER */
      /*!50001 VIEW `v` AS select `or``ders`.`id` AS `id` from `or``ders` */;
      CREATE TABLE logs (id int) ENGINE=Aria;
      -- Dump completed on 2026-11-16  3:04:05
      """;

  private static final class Endless extends InputStream {
    private final byte[] row =
        ("INSERT INTO `a` VALUES (1,'" + "x;`\"(".repeat(20_000) + "\\'');\n")
            .getBytes(StandardCharsets.UTF_8);
    private final byte[] first = "CREATE TABLE `a` (`id` int);\n".getBytes(StandardCharsets.UTF_8);
    private final byte[] last = "CREATE TABLE `z` (`id` int);\n".getBytes(StandardCharsets.UTF_8);
    private byte[] now = first;
    private int at;
    private long left;

    Endless(long rows) {
      left = rows;
    }

    @Override
    public int read() {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (at == now.length) {
        if (now == last) return -1;
        now = left-- > 0 ? row : last;
        at = 0;
      }
      int some = Math.min(length, now.length - at);
      System.arraycopy(now, at, into, from, some);
      at += some;
      return some;
    }
  }

  @Test
  void readsMysqldump() throws IOException {
    ReadTables read = read(MYSQLDUMP);
    assertThat(read.what()).isEqualTo("a dump");
    assertThat(read.remarks()).isEmpty();
    assertThat(read.finished()).isEqualTo(LocalDateTime.parse("2026-11-16T03:04:05"));
    List<ListedTable> shop = read.tables().get("shop");
    assertThat(shop).extracting(ListedTable::name).containsExactly("or`ders", "v", "logs");
    assertThat(shop).extracting(ListedTable::engine).containsExactly("InnoDB", "VIEW", "Aria");
    assertThat(shop.getFirst().columns())
        .containsExactly("id int(10) unsigned", "kind enum('a,b','c)d')", "price decimal(10,2)");
    assertThat(shop.getFirst().bytes()).as("about as long as its rows").isBetween(100L, 250L);
    assertThat(shop.getLast().bytes()).isNull();
  }

  @Test
  void followsUseThroughADumpOfSeveralDatabases() throws IOException {
    ReadTables read =
        read(
            """
            -- MySQL dump 10.13  Distrib 8.0.36
            -- Host: db1    Database:
            -- Current Database: `shop`
            CREATE DATABASE /*!32312 IF NOT EXISTS*/ `shop` /*!40100 DEFAULT CHARACTER SET utf8mb4 */;
            USE `shop`;
            CREATE TABLE `a` (`id` int);
            -- Current Database: `we``ird`
            USE `we``ird`;
            CREATE TABLE IF NOT EXISTS `a` (`id` int);
            CREATE TABLE `blog`.`b` LIKE `a`;
            -- Dump completed
            """);
    assertThat(read.tables()).containsOnlyKeys("shop", "we`ird", "blog");
    assertThat(read.remarks()).isEmpty();
  }

  @Test
  void readsPhpMyAdmin() throws IOException {
    ReadTables read =
        read(
            """
            -- phpMyAdmin SQL Dump
            -- version 5.2.1
            -- Host: localhost:3306
            -- Generation Time: Nov 16, 2026 at 03:04 AM
            SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
            --
            -- Database: `shop`
            --
            CREATE TABLE `orders` (
              `id` int(11) NOT NULL
            ) ENGINE=MyISAM DEFAULT CHARSET=latin1;
            -- Stand-in structure for view `v`
            CREATE TABLE IF NOT EXISTS `v` (
            `id` int(11)
            );
            DROP TABLE IF EXISTS `v`;
            CREATE ALGORITHM=UNDEFINED DEFINER=`root`@`localhost` SQL SECURITY DEFINER VIEW `v`  AS SELECT 1 ;
            """);
    assertThat(read.tables().get("shop"))
        .extracting(table -> table.name() + " " + table.engine())
        .containsExactly("orders MyISAM", "v VIEW");
    assertThat(read.finished()).isEqualTo(LocalDateTime.parse("2026-11-16T03:04:00"));
  }

  @Test
  void readsAdminerAndHeidi() throws IOException {
    ReadTables adminer =
        read(
            """
            -- Adminer 4.8.1 MySQL 8.0.36 dump

            SET NAMES utf8;
            SET time_zone = '+00:00';
            DROP DATABASE IF EXISTS `shop`;
            CREATE DATABASE `shop`;
            USE `shop`;

            CREATE TABLE `orders` (
              `id` int NOT NULL
            ) ENGINE=InnoDB;
            -- 2026-11-16 03:04:05
            """);
    assertThat(adminer.tables().get("shop")).hasSize(1);
    assertThat(adminer.finished()).isEqualTo(LocalDateTime.parse("2026-11-16T03:04:05"));
    ReadTables heidi =
        read(
            """
            -- --------------------------------------------------------
            -- Host:                         127.0.0.1
            /*!40101 SET NAMES utf8 */;
            -- Dumping database structure for shop
            CREATE DATABASE IF NOT EXISTS `shop`;
            USE `shop`;
            CREATE TABLE IF NOT EXISTS "ansi ""table" ("id" int);
            """);
    assertThat(heidi.tables().get("shop").getFirst().name()).isEqualTo("ansi \"table");
  }

  @Test
  void takesABareCreateTable() throws IOException {
    ReadTables read = read("CREATE TABLE `t` (\n  `id` int(11)\n) ENGINE=InnoDB");
    assertThat(read.tables().get("")).hasSize(1);
    assertThat(read.remarks()).isEmpty();
  }

  @Test
  void saysThatADumpIsCutShort() throws IOException {
    assertThat(read(MYSQLDUMP.substring(0, MYSQLDUMP.indexOf("-- Dump completed"))).remarks())
        .singleElement()
        .asString()
        .contains("no end mark");
    assertThat(read(MYSQLDUMP.substring(0, MYSQLDUMP.indexOf("fake1"))).remarks())
        .singleElement()
        .asString()
        .contains("in the middle of a statement");
  }

  @Test
  void readsGzipAlsoWhereItIsCutShort() throws IOException {
    byte[] packed = gzip(MYSQLDUMP.getBytes(StandardCharsets.UTF_8));
    assertThat(read(packed).tables().get("shop")).hasSize(3);
    byte[] cut = Arrays.copyOf(packed, packed.length - 20);
    assertThat(read(cut).remarks()).anyMatch(remark -> remark.contains("archive ends"));
  }

  @Test
  void saysWhatItDoesNotUnpack() {
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, 0, 0};
    assertThatThrownBy(() -> read(zstd))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("zstd");
  }

  @Test
  void readsOldDumpsInLatin1() throws IOException {
    byte[] latin = "CREATE TABLE `käse` (`id` int);".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(read(latin).tables().get("").getFirst().name()).isEqualTo("käse");
  }

  /** Far more than memory would hold if the rows were kept; made while it is read. */
  @Test
  void readsAnEndlessDumpInLittleMemory() throws IOException {
    long rows = 1_000;
    InputStream huge = new Endless(rows);
    ReadTables read = ListReader.read(huge, Set.of());
    assertThat(read.tables().get("")).extracting(ListedTable::name).containsExactly("a", "z");
    assertThat(read.tables().get("").getFirst().bytes()).isGreaterThan(rows * 100_000);
  }
}
