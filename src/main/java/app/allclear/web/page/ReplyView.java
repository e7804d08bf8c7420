package app.allclear.web.page;

import app.allclear.flow.Writing;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.ReplyDraft;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reply as its form shows it.
 *
 * @param outside whether the recipient is not registered as a contact
 * @param answers the message it answers, or null
 * @param newer what came in since it was begun
 * @param seen the newest message shown beside the form
 * @param others who else is writing in the incident
 */
public record ReplyView(
    String id,
    String incident,
    String customer,
    String customerName,
    String to,
    @Nullable String name,
    boolean outside,
    String subject,
    String text,
    List<Template> templates,
    @Nullable MessageView answers,
    List<MessageView> newer,
    String seen,
    List<Other> others,
    Moment touched) {

  /**
   * A template to begin from.
   *
   * @param untrue why it can't be chosen now, as a sentence, or null
   */
  public record Template(String event, String words, boolean chosen, @Nullable String untrue) {}

  /** A reply that is being written, in brief. */
  public record Other(String id, String to, String author, String place, Moment touched) {
    static Other of(ReplyDraft draft, Times times) {
      return new Other(
          draft.id().toString(),
          draft.to().value(),
          draft.author(),
          draft.place(),
          times.of(draft.touchedAt()));
    }
  }

  static ReplyView of(Writing writing, MessageViews messages, Times times) {
    ReplyDraft draft = writing.draft();
    return new ReplyView(
        draft.id().toString(),
        draft.incident().toString(),
        writing.incident().customer().value(),
        writing.incident().customerName(),
        draft.to().value(),
        writing.name(),
        writing.outside(),
        draft.subject(),
        draft.text(),
        writing.templates().stream().map(choice -> template(choice, draft.template())).toList(),
        writing.answers() == null
            ? null
            : messages.of(writing.answers(), writing.incident().customer()),
        writing.newer().stream()
            .map(message -> messages.of(message, writing.incident().customer()))
            .toList(),
        writing.newest().toString(),
        writing.others().stream().map(other -> Other.of(other, times)).toList(),
        times.of(draft.touchedAt()));
  }

  private static Template template(Writing.Choice choice, @Nullable NoticeEvent chosen) {
    return new Template(
        choice.event().slug(),
        EventWords.of(choice.event()),
        choice.event() == chosen,
        choice.untrue());
  }
}
