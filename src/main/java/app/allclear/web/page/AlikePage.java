package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.flow.ActRefused;
import app.allclear.flow.Alike;
import app.allclear.flow.Lessons;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /messages/{id}/alike}: the same for all like this, the list shown before it is done. */
@Controller
@RequestMapping("/messages/{id}/alike")
class AlikePage {
  private final Messages messages;
  private final Lessons lessons;
  private final MessageViews views;
  private final Directories directory;

  AlikePage(Messages messages, Lessons lessons, MessageViews views, Directories directory) {
    this.messages = messages;
    this.lessons = lessons;
    this.views = views;
    this.directory = directory;
  }

  /**
   * The page.
   *
   * @param like what "like this" means, in words
   * @param customers whose they will be; empty: nobody's
   * @param learned what is learned from it, or why nothing is; a sentence
   */
  public record AlikeView(
      MessageView model,
      String kind,
      String said,
      String like,
      String customers,
      boolean teaches,
      String learned,
      List<MessageView> messages) {}

  @GetMapping
  String show(
      @PathVariable String id,
      @RequestParam(defaultValue = "name") String kind,
      @RequestParam(defaultValue = "") String said,
      Model model) {
    StoredMessage message = found(id);
    Alike alike = lessons.like(message.id(), kind(kind), said);
    String customers = names(message);
    boolean teaches = alike.teaches() != null && !message.customers().isEmpty();
    model.addAttribute(
        "alike",
        new AlikeView(
            views.of(message, null),
            alike.kind().slug(),
            alike.said(),
            alike.words(),
            customers,
            teaches,
            learned(alike, teaches, customers),
            alike.messages().stream().map(one -> views.of(one, null)).toList()));
    return "alike";
  }

  private static String learned(Alike alike, boolean teaches, String customers) {
    if (customers.isEmpty()) return "Nothing is learned from what is about nobody.";
    if (teaches)
      return "From now on, messages %s are filed with %s without a click."
          .formatted(alike.words(), customers);
    return "Nothing is learned from it: words that others may use, too, mean nobody for certain.";
  }

  @PostMapping
  String file(
      @PathVariable String id,
      @RequestParam String kind,
      @RequestParam String said,
      @RequestParam(name = "message", required = false) @Nullable List<String> listed,
      @RequestParam(defaultValue = "false") boolean remember,
      Principal operator,
      RedirectAttributes flash) {
    if (listed == null)
      throw new ActRefused(ActRefused.Kind.INVALID, "Choose at least one message first.");
    StoredMessage message = found(id);
    Alike alike = lessons.like(message.id(), kind(kind), said);
    List<MessageId> chosen = listed.stream().map(Ids::message).toList();
    int filed = lessons.fileAlike(message.id(), alike, chosen, remember, operator.getName());
    String customers = names(message);
    String where = customers.isEmpty() ? "no customer" : customers;
    flash.addFlashAttribute(
        "done",
        filed == 1
            ? "One more is filed with %s.".formatted(where)
            : "%d more are filed with %s.".formatted(filed, where));
    return "redirect:/unmatched";
  }

  private String names(StoredMessage message) {
    Directory now = directory.inForce();
    return message.customers().stream()
        .map(one -> MessageViews.name(now, one))
        .collect(Collectors.joining(", "));
  }

  private StoredMessage found(String id) {
    return messages.find(Ids.message(id)).orElseThrow(() -> Ids.unknown("message", id));
  }

  static Teaching.Kind kind(String slug) {
    return Arrays.stream(Teaching.Kind.values())
        .filter(kind -> kind.slug().equals(slug))
        .findFirst()
        .orElseThrow(() ->
            new ActRefused(ActRefused.Kind.INVALID, "'%s' is no way to be alike.".formatted(slug)));
  }
}
