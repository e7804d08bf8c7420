package app.allclear.flow;

import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says when declaring an outage.
 *
 * @param startedAt when it began, in the past
 * @param damaged pasted names of damaged databases: one a line or separated by commas or blanks,
 *     {@code server/name} or a bare name; may be empty
 * @param server the server bare names are on; with {@code allOnServer} every customer database
 *     there is damaged; null where none is chosen
 * @param modes what may send itself in this outage; events not named stay as configured
 */
public record Declaration(
    String name,
    Instant startedAt,
    String damaged,
    @Nullable String server,
    boolean allOnServer,
    Map<NoticeEvent, Mode> modes) {
  public Declaration {
    modes = Map.copyOf(modes);
  }
}
