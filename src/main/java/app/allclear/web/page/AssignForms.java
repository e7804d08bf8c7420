package app.allclear.web.page;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.flow.Alike;
import app.allclear.flow.Corrections;
import app.allclear.flow.Lessons;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Takes what the operator decides about whom a message is from: {@code /messages/{id}/…}. */
@Controller
class AssignForms {
  private final Messages messages;
  private final Corrections corrections;
  private final Lessons lessons;
  private final Directories directory;

  AssignForms(Messages messages, Corrections corrections, Lessons lessons, Directories directory) {
    this.messages = messages;
    this.corrections = corrections;
    this.lessons = lessons;
    this.directory = directory;
  }

  /** An address that could be registered as a contact: offered, never done along the way. */
  public record Suggestion(String address, String customer, String name) {}

  /** Others that could be filed the same way: shown first, then done. */
  public record Offer(String message, String kind, String said, int count, String words) {}

  /** Only: this message alone, nothing is learned from it. */
  @PostMapping("/messages/{id}/assign")
  String assign(
      @PathVariable String id,
      @RequestParam List<String> customer,
      @RequestParam(defaultValue = "false") boolean only,
      Principal operator,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Directory now = directory.inForce();
    People people = new People(now);
    List<CustomerId> customers = customer.stream().map(people::meant).distinct().toList();
    MessageId message = Ids.message(id);
    int others = corrections.assign(message, customers, !only, operator.getName());
    String names =
        customers.stream()
            .map(one -> MessageViews.name(now, one))
            .collect(Collectors.joining(", "));
    flash.addFlashAttribute(
        "done", "Assigned to %s.%s%s".formatted(names, next(now, message, only), judged(others)));
    flash.addFlashAttribute("offers", offers(message));
    if (customers.size() == 1)
      suggestion(now, message, customers.getFirst())
          .ifPresent(suggested -> flash.addFlashAttribute("suggestion", suggested));
    return Back.to(request, "/unmatched");
  }

  private String next(Directory now, MessageId message, boolean only) {
    if (only) return " Nothing is learned from it.";
    boolean teaches =
        messages
            .find(message)
            .flatMap(one -> EmailAddress.of(one.from()))
            .filter(address -> now.withContact(address).isEmpty())
            .isPresent();
    return teaches ? " The next message from there needs no click." : "";
  }

  private static String judged(int others) {
    if (others == 0) return "";
    return others == 1
        ? " Another message, filed by what you had taught before, was looked at again."
        : " %d other messages, filed by what you had taught before, were looked at again."
            .formatted(others);
  }

  @PostMapping("/messages/{id}/dismiss")
  String dismiss(
      @PathVariable String id,
      Principal operator,
      HttpServletRequest request,
      RedirectAttributes flash) {
    MessageId message = Ids.message(id);
    corrections.assign(message, List.of(), true, operator.getName());
    flash.addFlashAttribute("done", "Kept, and filed with no customer.");
    flash.addFlashAttribute("offers", offers(message));
    return Back.to(request, "/unmatched");
  }

  /** Who wrote it: {@code machine}, {@code human}, or nothing to take back what was said. */
  @PostMapping("/messages/{id}/mark")
  String mark(
      @PathVariable String id,
      @RequestParam(defaultValue = "") String as,
      @RequestParam(required = false) Boolean sender,
      Principal operator,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Boolean machine =
        switch (as) {
          case "machine" -> Boolean.TRUE;
          case "human" -> Boolean.FALSE;
          default -> null;
        };
    int changed = corrections.mark(Ids.message(id), machine, sender, operator.getName());
    String what =
        machine == null
            ? "Taken back: the message says itself who wrote it."
            : machine
                ? "Noted: a machine wrote it, and it is not answered."
                : "Noted: a human wrote it.";
    String more = changed > 1 ? " %d more of the same sender followed.".formatted(changed - 1) : "";
    flash.addFlashAttribute("done", what + more);
    return Back.to(request, "/unmatched");
  }

  private List<Offer> offers(MessageId message) {
    return lessons.like(message).stream()
        .map(alike ->
            new Offer(
                message.toString(),
                alike.kind().slug(),
                alike.said(),
                alike.messages().size(),
                words(alike)))
        .toList();
  }

  static String words(Alike alike) {
    int count = alike.messages().size();
    return "%s %s".formatted(count == 1 ? "one more message" : count + " more", alike.words());
  }

  private Optional<Suggestion> suggestion(Directory now, MessageId message, CustomerId customer) {
    return messages
        .find(message)
        .map(StoredMessage::from)
        .flatMap(EmailAddress::of)
        .filter(address ->
            now.withContact(address).stream().noneMatch(one -> one.id().equals(customer)))
        .map(address ->
            new Suggestion(address.value(), customer.value(), MessageViews.name(now, customer)));
  }
}
