package app.allclear.web.page;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import jakarta.servlet.http.HttpServletRequest;
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
  private final OperatorActs acts;
  private final Directories directory;

  AssignForms(Messages messages, OperatorActs acts, Directories directory) {
    this.messages = messages;
    this.acts = acts;
    this.directory = directory;
  }

  /** An address that could be registered as a contact: offered, never done along the way. */
  public record Suggestion(String address, String customer, String name) {}

  @PostMapping("/messages/{id}/assign")
  String assign(
      @PathVariable String id,
      @RequestParam List<String> customer,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Directory now = directory.inForce();
    People people = new People(now);
    List<CustomerId> customers = customer.stream().map(people::meant).distinct().toList();
    MessageId message = Ids.message(id);
    acts.assign(message, customers);
    String names =
        customers.stream()
            .map(one -> MessageViews.name(now, one))
            .collect(Collectors.joining(", "));
    flash.addFlashAttribute(
        "done", "Assigned to %s. The next message from there needs no click.".formatted(names));
    if (customers.size() == 1)
      suggestion(now, message, customers.getFirst())
          .ifPresent(suggested -> flash.addFlashAttribute("suggestion", suggested));
    return Back.to(request, "/unmatched");
  }

  @PostMapping("/messages/{id}/dismiss")
  String dismiss(@PathVariable String id, HttpServletRequest request, RedirectAttributes flash) {
    acts.assign(Ids.message(id), List.of());
    flash.addFlashAttribute("done", "Kept, and filed with no customer.");
    return Back.to(request, "/unmatched");
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
