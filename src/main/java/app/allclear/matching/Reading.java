package app.allclear.matching;

import app.allclear.customer.DatabaseName;
import java.util.List;
import java.util.Set;

/**
 * Everything matching has to say about one letter.
 *
 * @param sender the strongest role of the sender to any customer of a certain match; otherwise what
 *     they are to the candidates, {@link SenderRole#MACHINE} or {@link SenderRole#STRANGER}
 * @param automatic whether a machine or bulk sender wrote it: it is never answered
 * @param automaticReasons not empty where {@code automatic}
 * @param databases those named or clearly meant, of the certain customers only
 * @param sharedSender whether the From is ours or a form's: other mail from there says nothing
 *     about this one, nor this one about that
 */
public record Reading(
    Match match,
    SenderRole sender,
    boolean automatic,
    List<Reason> automaticReasons,
    Set<DatabaseName> databases,
    boolean sharedSender) {
  public Reading {
    automaticReasons = List.copyOf(automaticReasons);
    databases = Set.copyOf(databases);
    if (automatic == automaticReasons.isEmpty())
      throw new IllegalArgumentException("Automatic and its reasons go together.");
  }
}
