package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message that was searched for.
 *
 * @param customers the names of those it is certainly about
 */
public record Found(
    String id,
    @Nullable String fromName,
    String from,
    String subject,
    Moment received,
    List<String> customers) {}
