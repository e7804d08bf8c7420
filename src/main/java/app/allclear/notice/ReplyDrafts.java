package app.allclear.notice;

import app.allclear.incident.IncidentId;
import app.allclear.store.ChangeKind;
import app.allclear.store.Changes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The replies being written: kept, so that nothing typed is lost and nobody answers beside somebody
 * else. What writes is called inside a change; false means that it was sent or thrown away
 * meanwhile.
 */
public final class ReplyDrafts {
  private final JdbcReplyDrafts drafts;
  private final Changes changes;

  ReplyDrafts(JdbcReplyDrafts drafts, Changes changes) {
    this.drafts = drafts;
    this.changes = changes;
  }

  /** The draft's own id is ignored. */
  public ReplyDraftId begin(ReplyDraft draft) {
    changes.record(ChangeKind.INCIDENT, draft.incident());
    return drafts.insert(draft);
  }

  /** Keeps what was typed; from another template where one is named. */
  public boolean keep(
      ReplyDraftId id, @Nullable NoticeEvent template, String subject, String text, Instant now) {
    return drafts.keep(id, template, subject, text, now);
  }

  public boolean end(ReplyDraft draft) {
    changes.record(ChangeKind.INCIDENT, draft.incident());
    return drafts.delete(draft.id());
  }

  public Optional<ReplyDraft> find(ReplyDraftId id) {
    return drafts.find(id);
  }

  /** Touched last first. */
  public List<ReplyDraft> of(IncidentId incident) {
    return drafts.of(incident);
  }
}
