package app.allclear.web.page;

import app.allclear.customer.EmailAddress;
import app.allclear.flow.ActRefused;
import app.allclear.incident.IncidentId;
import app.allclear.incident.MessageId;
import app.allclear.incident.OutageId;
import app.allclear.notice.NoticeId;
import app.allclear.notice.ReplyDraftId;
import java.util.function.Function;

/** Reads the ids in addresses; one that can't be an id is one that does not exist. */
final class Ids {
  private Ids() {}

  static IncidentId incident(String text) {
    return read("incident", text, IncidentId::parse);
  }

  static MessageId message(String text) {
    return read("message", text, MessageId::parse);
  }

  static NoticeId notice(String text) {
    return read("notice", text, NoticeId::parse);
  }

  static EmailAddress address(String text) {
    return EmailAddress.of(text).orElseThrow(() -> unknown("address", text));
  }

  static ReplyDraftId reply(String text) {
    return read("reply", text, ReplyDraftId::parse);
  }

  static OutageId outage(String text) {
    return read("outage", text, OutageId::parse);
  }

  static ActRefused unknown(String what, String id) {
    return new ActRefused(
        ActRefused.Kind.NOT_FOUND,
        "There is no %s %s. Perhaps the link is old; the lists have what there is."
            .formatted(what, id));
  }

  private static <T> T read(String what, String text, Function<String, T> parse) {
    try {
      return parse.apply(text);
    } catch (NumberFormatException _) {
      throw unknown(what, text);
    }
  }
}
