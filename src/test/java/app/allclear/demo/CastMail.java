package app.allclear.demo;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One mail of the cast, as its file tells it.
 *
 * @param id the file's name without its ending, {@code 0612-anna}
 * @param at when it is sent
 * @param again when the same bytes are delivered a second time, or null
 * @param raw the whole message with {@code ${date}} and {@code ${id:…}} in it, or null where it is
 *     built from the other fields
 */
record CastMail(
    String id,
    LocalTime at,
    @Nullable LocalTime again,
    Sheet sheet,
    @Nullable String raw,
    Truth truth) {

  /**
   * What a mail is built from.
   *
   * @param answers the id of the mail of the cast that it answers, or null
   * @param answersNotice the event of the notice that its writer answers, or null
   * @param after {@code restored}: not before the writer's all-clear stands in the writer's inbox;
   *     {@code assigned}: not before the operator has assigned the mail it answers; or null
   * @param authentication what our mail server says of the sender: pass, fail or none
   */
  record Sheet(
      String from,
      @Nullable String replyTo,
      String subject,
      List<String> headers,
      @Nullable String answers,
      @Nullable String answersNotice,
      @Nullable String after,
      String charset,
      String encoding,
      boolean html,
      @Nullable String attach,
      String authentication,
      String body) {
    /** The bare address of the author, in lower case. */
    String address() {
      int open = from.lastIndexOf('<');
      String bare = open < 0 ? from : from.substring(open + 1, from.lastIndexOf('>'));
      return bare.strip().toLowerCase(java.util.Locale.ROOT);
    }

    String name() {
      int open = from.lastIndexOf('<');
      return open < 1 ? address() : from.substring(0, open).strip().replace("\"", "");
    }
  }

  /** Who writes; empty for the one whose author cannot be read. */
  String address() {
    return sheet.address();
  }
}
