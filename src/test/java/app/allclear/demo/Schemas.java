package app.allclear.demo;

import java.util.List;
import java.util.Map;

/**
 * The tables of the cast's databases: four each, InnoDB, MyISAM, Aria and InnoDB again, named as
 * the programs that customers run name theirs, with a few dozen rows.
 */
final class Schemas {
  static final List<String> ENGINES = List.of("InnoDB", "MyISAM", "Aria", "InnoDB");
  private static final List<String> WORDPRESS =
      List.of("wp_posts", "wp_options", "wp_comments", "wp_users");
  private static final Map<String, List<String>> BY_NAME =
      Map.of(
          "northgate_stock", List.of("vehicles", "enquiries", "photos", "sessions"),
          "hallgarten_shop", List.of("artikel", "bestellungen", "kunden", "sitzungen"),
          "tavern_wiki", List.of("page", "revision", "recentchanges", "user"));
  private static final Map<String, List<String>> BY_ENDING =
      Map.ofEntries(
          Map.entry("shop", List.of("orders", "products", "sessions", "order_items")),
          Map.entry("presta", List.of("ps_product", "ps_cart", "ps_connections", "ps_orders")),
          Map.entry(
              "forum", List.of("phpbb_topics", "phpbb_posts", "phpbb_sessions", "phpbb_users")),
          Map.entry("moodle", List.of("mdl_course", "mdl_config", "mdl_log", "mdl_user")),
          Map.entry("booking", List.of("calendar", "prices", "visits", "guests")),
          Map.entry(
              "civicrm",
              List.of("civicrm_contact", "civicrm_cache", "civicrm_log", "civicrm_contribution")),
          Map.entry(
              "omeka", List.of("omeka_items", "omeka_files", "omeka_sessions", "omeka_users")),
          Map.entry("citas", List.of("citas", "medicos", "accesos", "pacientes")),
          Map.entry("termine", List.of("termine", "raeume", "zugriffe", "patienten")),
          Map.entry("crm", List.of("contacts", "keys_list", "visits", "viewings")),
          Map.entry("typo3", List.of("tt_content", "sys_registry", "cache_pages", "fe_users")),
          Map.entry("cms", List.of("pages", "settings", "visits", "contact_submissions")),
          Map.entry(
              "piwigo",
              List.of("piwigo_images", "piwigo_config", "piwigo_history", "piwigo_users")));
  private static final int ROWS = 24;

  private Schemas() {}

  static List<String> tables(String database) {
    String ending = database.substring(database.lastIndexOf('_') + 1);
    return BY_NAME.getOrDefault(database, BY_ENDING.getOrDefault(ending, WORDPRESS));
  }

  /** The first table of that engine. */
  static String table(String database, String engine) {
    return tables(database).get(ENGINES.indexOf(engine));
  }

  /** One script that makes and fills one database. */
  static String create(String database) {
    StringBuilder sql =
        new StringBuilder("CREATE DATABASE `" + database + "`;\nUSE `" + database + "`;\n");
    for (int i = 0; i < ENGINES.size(); i++) table(sql, tables(database).get(i), ENGINES.get(i));
    return sql.toString();
  }

  private static void table(StringBuilder sql, String table, String engine) {
    sql.append("CREATE TABLE `")
        .append(table)
        .append("` (")
        .append("id INT AUTO_INCREMENT PRIMARY KEY, title VARCHAR(190) NOT NULL, body TEXT, ")
        .append("changed DATETIME NOT NULL, KEY title (title)) ENGINE=")
        .append(engine)
        .append(";\n");
    sql.append("INSERT INTO `")
        .append(table)
        .append("` (title, body, changed) SELECT ")
        .append("CONCAT('")
        .append(table)
        .append(" ', seq), REPEAT('What was here before. ', 20), ")
        .append("NOW() - INTERVAL seq DAY FROM seq_1_to_")
        .append(ROWS)
        .append(";\n");
  }
}
