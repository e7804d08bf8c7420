package app.allclear.flow;

import app.allclear.incident.Incident;
import app.allclear.incident.MessageId;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.ReplyDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply being written, and all that its writer must know.
 *
 * @param name the recipient's, or null
 * @param outside whether the recipient is not registered as a contact of the customer
 * @param answers the message it answers, or null
 * @param newer human mail in the incident that came in since the reply was begun, oldest first
 * @param newest the incident's newest message: who sees this has been shown everything up to it
 * @param others replies that somebody else is writing in the incident
 * @param templates what it may be begun from
 */
public record Writing(
    ReplyDraft draft,
    Incident incident,
    @Nullable String name,
    boolean outside,
    @Nullable StoredMessage answers,
    List<StoredMessage> newer,
    MessageId newest,
    List<ReplyDraft> others,
    List<Choice> templates) {
  public Writing {
    newer = List.copyOf(newer);
    others = List.copyOf(others);
    templates = List.copyOf(templates);
  }

  /**
   * A template.
   *
   * @param untrue why it would not be true now, as a sentence; null where it would
   */
  public record Choice(NoticeEvent event, @Nullable String untrue) {}
}
