package app.allclear.web.api;

import app.allclear.customer.CustomerId;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
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
  private final OperatorActs acts;

  MessagesApi(Messages messages, OperatorActs acts) {
    this.messages = messages;
    this.acts = acts;
  }

  record Assignment(@Nullable List<@Nullable String> customers) {
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

  @PostMapping("/{id}/assign")
  MessageJson assign(@PathVariable String id, @RequestBody Assignment assignment) {
    MessageId message = Asked.id("message", id, MessageId::parse);
    acts.assign(message, assignment.ids());
    return messages
        .find(message)
        .map(MessageJson::of)
        .orElseThrow(() -> Asked.notThere("message", id));
  }
}
