package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param outage the open one, or null
 * @param needing incidents that need the operator
 * @param suggestion an outage to declare, or null
 * @param waiting notices that wait for a release or are in doubt
 */
public record FrameView(
    @Nullable OutageView outage,
    int needing,
    int unmatched,
    long waiting,
    boolean paused,
    @Nullable Suggestion suggestion,
    List<Banner> banners) {

  /** An outage that probes think there is, to be declared with one click. */
  public record Suggestion(String name, String words, Moment began) {}

  /** An outage in figures. */
  public record OutageView(
      String id,
      String name,
      Moment started,
      @Nullable Moment ended,
      int affected,
      int restored,
      int percent,
      @Nullable String publicWord,
      @Nullable Moment publicWordAt) {}

  /**
   * Something the operator must know wherever they are.
   *
   * @param kind bad, doubt or calm
   * @param link where to look, or null
   */
  public record Banner(String kind, String words, @Nullable String link, @Nullable String where) {}
}
