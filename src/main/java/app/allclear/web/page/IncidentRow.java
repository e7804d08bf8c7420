package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident in the list.
 *
 * @param kind bad where it needs the operator, else busy, good or calm
 * @param latest how the newest human mail begins, on one line, or null where nobody wrote
 * @param more databases that are not shown
 */
public record IncidentRow(
    String id,
    String customer,
    String name,
    List<String> sites,
    boolean open,
    boolean everyday,
    String kind,
    List<String> attention,
    @Nullable Latest latest,
    List<DatabaseView> databases,
    int more,
    int affected,
    int back,
    int people,
    int messages,
    @Nullable Moment waiting,
    @Nullable String lastNotice,
    @Nullable Moment lastNoticeAt) {

  /** Who wrote last, and what. */
  public record Latest(String from, String words) {}
}
