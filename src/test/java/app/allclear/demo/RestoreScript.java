package app.allclear.demo;

import java.time.Instant;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operator's restore script: one database after the other is cleared and reloaded from the
 * backup of three days ago, and each step is reported, as the curl line in the README would.
 */
final class RestoreScript {
  /** Minutes of the day that one reload takes. */
  private static final int MINUTES = 9;

  private static final int BACKUP_DAYS = 3;

  private static final Map<String, String> PLAN = new LinkedHashMap<>();

  static {
    String plan =
        """
        08:10 petersen_wp 08:35 radkiel_shop 08:55 radkiel_wp 09:20 vega_citas 09:45 sonnenhof_wp
        10:05 greenway_wp 10:25 seeblick_booking 10:45 morgenroth_typo3 11:05 tonart_moodle
        11:25 ottertrust_wp 11:45 ottertrust_civicrm 12:35 lindqvist_wp 12:50 kowalski_wp
        13:20 mcallister_crm 13:40 pfote_wp 14:00 mercier_wp 14:20 northgate_stock
        15:50 huber_wp 16:05 sommer_wp 16:20 marlow_shop 16:40 hallgarten_shop 17:20 acorns_wp
        17:35 olivares_shop 17:50 colette_presta 18:05 physio_termine 18:25 arenas_wp
        18:40 fontaine_wp 18:55 hill_cms 19:10 ravensmoor_forum 19:30 captains_wp 19:45 fjord_shop
        20:05 fjord_blog 20:20 wabe_shop 20:35 tamsin_wp 20:50 oakham_omeka 21:05 tanzhaus_wp
        21:20 stargazers_forum
        """;
    String[] words = plan.strip().split("\\s+");
    for (int i = 0; i < words.length; i += 2) PLAN.put(words[i + 1], words[i]);
  }

  private final Stage stage;

  RestoreScript(Stage stage) {
    this.stage = stage;
  }

  /** The plain ones; those that go wrong are {@link Mishaps}'. */
  List<Act> acts() {
    List<Act> acts = new ArrayList<>();
    PLAN.forEach((database, hour) -> {
      LocalTime begin = LocalTime.parse(hour);
      acts.add(new Act(begin, "load:" + database, () -> load(database)));
      acts.add(new Act(begin.plusMinutes(MINUTES), "done:" + database, () -> reportDone(database)));
    });
    return acts;
  }

  void load(String database) {
    report(database, "running", Map.of("percent", 0));
    stage.databases.clear(database);
    stage.databases.reload(database);
    report(database, "running", Map.of("percent", 100));
    stage.console.say("restore script: %s is being reloaded", database);
  }

  /** Says done; what Allclear makes of it is Allclear's business. */
  void reportDone(String database) {
    report(database, "done", Map.of());
    stage.journal.note("reported:" + database, "done");
    stage.console.say("restore script: %s is done", database);
  }

  void report(String database, String state, Map<String, ?> more) {
    Map<String, Object> body = new LinkedHashMap<>(more);
    body.put("state", state);
    if (state.equals("running") || state.equals("done"))
      body.put(
          "backupTakenAt",
          Instant.now()
              .truncatedTo(ChronoUnit.DAYS)
              .minus(BACKUP_DAYS, ChronoUnit.DAYS)
              .toString());
    stage.api.put("/databases/%s/%s/restore".formatted(AllclearUnderTest.SERVER, database), body);
  }
}
