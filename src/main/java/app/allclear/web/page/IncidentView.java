package app.allclear.web.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident whole, as its page shows it.
 *
 * @param silent servers of its databases that do not answer
 */
public record IncidentView(
    String id,
    String customer,
    String name,
    List<String> sites,
    List<Person> contacts,
    @Nullable String outage,
    boolean open,
    String kind,
    Moment opened,
    @Nullable Moment waiting,
    List<String> attention,
    int affected,
    int back,
    List<DatabaseView> databases,
    List<ServerLines.Line> silent,
    List<Person> writers,
    List<MessageView> messages,
    List<ReplyView.Other> drafts,
    List<NoticeView> notices,
    List<Happening> timeline,
    List<Note> notes) {

  /** Whether this message stands on the page; others are only spoken of. */
  public boolean holds(String message) {
    return messages.stream().anyMatch(one -> one.id().equals(message));
  }

  /**
   * Somebody with an address.
   *
   * @param role who they are to the customer, empty where that is plain
   */
  public record Person(String address, @Nullable String name, String role) {}

  /**
   * A line of the timeline.
   *
   * @param answer the id of the mail sent from elsewhere that it is about; else null
   * @param text what that said; else null
   */
  public record Happening(
      Moment at,
      String kind,
      String words,
      @Nullable String message,
      @Nullable String answer,
      @Nullable String text) {}

  /** One of the operator's own notes. */
  public record Note(
      Moment at, String text, @Nullable String customer, @Nullable String database) {}
}
