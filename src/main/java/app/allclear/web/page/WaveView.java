package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wave as its page shows it.
 *
 * @param announced the operator's own words in it; null where there are none
 * @param duration how long it takes, as sentences
 */
public record WaveView(
    String outage,
    String outageName,
    String event,
    String words,
    List<Recipient> going,
    List<Language> languages,
    List<Left> nothing,
    List<String> warnings,
    List<String> duration,
    List<Count> counts,
    @Nullable Undo undo,
    @Nullable String announced,
    boolean unsent) {

  /** One that waits for a release. */
  public record Recipient(
      String id,
      String incident,
      String customer,
      String to,
      String language,
      boolean answers,
      @Nullable String later) {}

  /** How many read it in which language, and from which file. */
  public record Language(
      String name, String file, @Nullable String html, int notices, @Nullable String problem) {}

  /** Who gets nothing, and why. */
  public record Left(String reason, List<String> who) {}

  /** So many of the wave stand so. */
  public record Count(String state, String kind, int notices) {}

  /** A release that can still be taken back. */
  public record Undo(Moment until, int notices, long seconds) {}
}
