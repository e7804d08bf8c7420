package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the night did to the customers' databases: files emptied, overwritten or deleted, schemas
 * dropped.
 */
enum Damage {
  DROPPED,
  EMPTIED,
  INNODB_FILE_EMPTIED,
  INNODB_FILE_DELETED,
  MYISAM_INDEX_EMPTIED,
  MYISAM_DATA_DELETED,
  MYISAM_DEFINITION_DELETED,
  ARIA_HEADER_OVERWRITTEN;

  private static final int HEADER = 4096;

  /** By database; the others on the same server were lucky. */
  static final Map<String, Damage> PLAN =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("petersen_wp", INNODB_FILE_EMPTIED),
              Map.entry("fjord_shop", INNODB_FILE_EMPTIED),
              Map.entry("fjord_blog", EMPTIED),
              Map.entry("lindqvist_wp", MYISAM_INDEX_EMPTIED),
              Map.entry("morgenroth_typo3", ARIA_HEADER_OVERWRITTEN),
              Map.entry("hill_cms", INNODB_FILE_EMPTIED),
              Map.entry("ravensmoor_forum", MYISAM_DATA_DELETED),
              Map.entry("fontaine_wp", MYISAM_INDEX_EMPTIED),
              Map.entry("mercier_wp", INNODB_FILE_DELETED),
              Map.entry("olivares_shop", INNODB_FILE_EMPTIED),
              Map.entry("vega_citas", INNODB_FILE_EMPTIED),
              Map.entry("radkiel_wp", MYISAM_DEFINITION_DELETED),
              Map.entry("radkiel_shop", EMPTIED),
              Map.entry("hallgarten_shop", INNODB_FILE_EMPTIED),
              Map.entry("tonart_moodle", MYISAM_DEFINITION_DELETED),
              Map.entry("seeblick_booking", INNODB_FILE_DELETED),
              Map.entry("sonnenhof_wp", MYISAM_DATA_DELETED),
              Map.entry("ottertrust_wp", MYISAM_INDEX_EMPTIED),
              Map.entry("ottertrust_civicrm", EMPTIED),
              Map.entry("northgate_stock", INNODB_FILE_EMPTIED),
              Map.entry("marlow_shop", DROPPED),
              Map.entry("greenway_wp", ARIA_HEADER_OVERWRITTEN),
              Map.entry("captains_wp", INNODB_FILE_EMPTIED),
              Map.entry("huber_wp", EMPTIED),
              Map.entry("sommer_wp", MYISAM_INDEX_EMPTIED),
              Map.entry("tamsin_wp", INNODB_FILE_EMPTIED),
              Map.entry("stargazers_forum", MYISAM_DATA_DELETED),
              Map.entry("kowalski_wp", DROPPED),
              Map.entry("acorns_wp", MYISAM_DEFINITION_DELETED),
              Map.entry("velvet_shop", INNODB_FILE_EMPTIED),
              Map.entry("physio_termine", INNODB_FILE_EMPTIED),
              Map.entry("pfote_wp", MYISAM_INDEX_EMPTIED),
              Map.entry("wabe_shop", INNODB_FILE_DELETED),
              Map.entry("colette_presta", INNODB_FILE_EMPTIED),
              Map.entry("arenas_wp", ARIA_HEADER_OVERWRITTEN),
              Map.entry("mcallister_crm", DROPPED),
              Map.entry("oakham_omeka", INNODB_FILE_EMPTIED),
              Map.entry("tanzhaus_wp", MYISAM_DATA_DELETED)));

  /** SQL that does this while the server runs; empty where the files are hit instead. */
  String sql(String database) {
    return switch (this) {
      case DROPPED -> "DROP DATABASE `" + database + "`;";
      case EMPTIED -> "DROP DATABASE `" + database + "`; CREATE DATABASE `" + database + "`;";
      case INNODB_FILE_EMPTIED,
          INNODB_FILE_DELETED,
          MYISAM_INDEX_EMPTIED,
          MYISAM_DATA_DELETED,
          MYISAM_DEFINITION_DELETED,
          ARIA_HEADER_OVERWRITTEN ->
          "";
    };
  }

  /** Hits the files of a database whose server is stopped. */
  void hit(Path serverData, String database) {
    Path folder = serverData.resolve(database);
    try {
      switch (this) {
        case DROPPED, EMPTIED -> {}
        case INNODB_FILE_EMPTIED -> empty(file(folder, "InnoDB", ".ibd"));
        case INNODB_FILE_DELETED -> Files.delete(file(folder, "InnoDB", ".ibd"));
        case MYISAM_INDEX_EMPTIED -> empty(file(folder, "MyISAM", ".MYI"));
        case MYISAM_DATA_DELETED -> Files.delete(file(folder, "MyISAM", ".MYD"));
        case MYISAM_DEFINITION_DELETED -> Files.delete(file(folder, "MyISAM", ".frm"));
        case ARIA_HEADER_OVERWRITTEN -> overwriteHeader(file(folder, "Aria", ".MAI"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path file(Path folder, String engine, String ending) {
    return folder.resolve(Schemas.table(folder.getFileName().toString(), engine) + ending);
  }

  private static void empty(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(0);
    }
  }

  private static void overwriteHeader(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(HEADER), 0);
    }
  }
}
