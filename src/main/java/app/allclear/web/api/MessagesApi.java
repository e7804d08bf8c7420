package app.allclear.web.api;

import app.allclear.customer.CustomerId;
import app.allclear.flow.Alike;
import app.allclear.flow.Corrections;
import app.allclear.flow.Lessons;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.Teaching;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/messages}. */
@RestController
@RequestMapping("/api/messages")
class MessagesApi {
  private final Messages messages;
  private final Corrections corrections;
  private final Lessons lessons;

  MessagesApi(Messages messages, Corrections corrections, Lessons lessons) {
    this.messages = messages;
    this.corrections = corrections;
    this.lessons = lessons;
  }

  record Assignment(@Nullable List<@Nullable String> customers, @Nullable Boolean remember) {
    List<CustomerId> ids() {
      if (customers == null)
        throw Refusal.invalid(
            "\"customers\" is missing. Name the customers' ids; an empty list clears them.");
      return customers.stream()
          .map(id -> Asked.required("customers", id))
          .distinct()
          .map(CustomerId::new)
          .toList();
    }
  }

  @GetMapping
  Map<String, @Nullable Object> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    return Listing.of(
        "messages", messages.after(Asked.after(after), Asked.limit(limit)), MessageJson::of);
  }

  /**
   * Who wrote a message.
   *
   * @param as machine, human, or null to take back what was said
   * @param sender whether that holds for all mail of the address; null: unless it is registered
   */
  record Mark(@Nullable String as, @Nullable Boolean sender) {
    @Nullable Boolean machine() {
      return switch (as) {
        case null -> null;
        case "machine" -> true;
        case "human" -> false;
        default -> throw Asked.unknownWord("as", as, new Object[] {"machine", "human"});
      };
    }
  }

  /** The same for these, which are like it in one respect. */
  record Same(
      @Nullable String kind,
      @Nullable String said,
      @Nullable List<@Nullable String> messages,
      @Nullable Boolean remember) {}

  /** In what others are like a message, and which they are. */
  record AlikeJson(String kind, String said, String words, List<String> messages) {
    static AlikeJson of(Alike alike) {
      return new AlikeJson(
          alike.kind().slug(),
          alike.said(),
          alike.words(),
          alike.messages().stream().map(one -> one.id().toString()).toList());
    }
  }

  @PostMapping("/{id}/assign")
  MessageJson assign(
      @PathVariable String id, @RequestBody Assignment assignment, Principal operator) {
    MessageId message = Asked.id("message", id, MessageId::parse);
    boolean remember = !Boolean.FALSE.equals(assignment.remember());
    corrections.assign(message, assignment.ids(), remember, operator.getName());
    return one(message);
  }

  @PostMapping("/{id}/mark")
  MessageJson mark(@PathVariable String id, @RequestBody Mark mark, Principal operator) {
    MessageId message = Asked.id("message", id, MessageId::parse);
    corrections.mark(message, mark.machine(), mark.sender(), operator.getName());
    return one(message);
  }

  @GetMapping("/{id}/alike")
  Map<String, @Nullable Object> alike(@PathVariable String id) {
    MessageId message = Asked.id("message", id, MessageId::parse);
    return Listing.of("alike", lessons.like(message).stream().map(AlikeJson::of).toList(), null);
  }

  @PostMapping("/{id}/alike")
  Map<String, Integer> file(@PathVariable String id, @RequestBody Same same, Principal operator) {
    MessageId message = Asked.id("message", id, MessageId::parse);
    Teaching.Kind kind = LearnedApi.kind(same.kind());
    Alike alike = lessons.like(message, kind, Asked.required("said", same.said()));
    List<MessageId> listed =
        same.messages() == null
            ? List.of()
            : same.messages().stream()
                .map(one -> Asked.id("message", Asked.required("messages", one), MessageId::parse))
                .toList();
    boolean remember = Boolean.TRUE.equals(same.remember());
    int filed = lessons.fileAlike(message, alike, listed, remember, operator.getName());
    return Map.of("filed", filed);
  }

  private MessageJson one(MessageId message) {
    return messages
        .find(message)
        .map(MessageJson::of)
        .orElseThrow(() -> Asked.notThere("message", message));
  }
}
