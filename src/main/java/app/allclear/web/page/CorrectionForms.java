package app.allclear.web.page;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.flow.Corrections;
import app.allclear.incident.Incident;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.notice.Notice;
import app.allclear.notice.Notices;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Messages of one incident belong to another customer: one of them, or, after a look, all. */
@Controller
@RequestMapping("/incidents/{id}")
class CorrectionForms {
  private final Incidents incidents;
  private final Messages messages;
  private final Notices notices;
  private final Corrections corrections;
  private final MessageViews views;
  private final Directories directory;

  CorrectionForms(
      Incidents incidents,
      Messages messages,
      Notices notices,
      Corrections corrections,
      MessageViews views,
      Directories directory) {
    this.incidents = incidents;
    this.messages = messages;
    this.notices = notices;
    this.corrections = corrections;
    this.views = views;
    this.directory = directory;
  }

  /**
   * What is about to move.
   *
   * @param goes notices that have not left: they follow what is left here
   * @param gone what left already, as sentences
   */
  public record MergeView(
      String id,
      String from,
      String customer,
      String into,
      int affected,
      List<MessageView> messages,
      int goes,
      List<String> gone) {}

  /** Without a customer it is taken out, to nobody. */
  @PostMapping("/split")
  String split(
      @PathVariable String id,
      @RequestParam String message,
      @RequestParam(defaultValue = "") String customer,
      RedirectAttributes flash) {
    CustomerId to = customer.isBlank() ? null : new People(directory.inForce()).meant(customer);
    corrections.splitOff(Ids.incident(id), Ids.message(message), to);
    flash.addFlashAttribute(
        "done",
        to == null
            ? "Taken out of this incident."
            : "Moved to %s.".formatted(MessageViews.name(directory.inForce(), to)));
    return "redirect:/incidents/" + Ids.incident(id);
  }

  @GetMapping("/merge")
  String look(@PathVariable String id, @RequestParam String customer, Model model) {
    Incident incident = found(id);
    CustomerId into = new People(directory.inForce()).meant(customer);
    List<StoredMessage> all = messages.ofIncident(incident.id());
    List<String> headers =
        all.stream().map(StoredMessage::messageIdHeader).filter(Objects::nonNull).toList();
    List<Notice> answers =
        notices.ofIncident(incident.id()).stream()
            .filter(notice -> headers.contains(notice.answers()))
            .toList();
    model.addAttribute(
        "merge",
        new MergeView(
            incident.id().toString(),
            incident.customerName(),
            into.value(),
            MessageViews.name(directory.inForce(), into),
            incident.affected(),
            all.stream().map(one -> views.of(one, incident.customer())).toList(),
            (int) answers.stream().filter(notice -> notice.state().unsent()).count(),
            answers.stream()
                .filter(notice -> notice.state().mayHaveLeft())
                .map(notice -> "“%s” to %s".formatted(EventWords.of(notice.event()), notice.to()))
                .toList()));
    return "merge";
  }

  @PostMapping("/merge")
  String merge(@PathVariable String id, @RequestParam String customer, RedirectAttributes flash) {
    Incident incident = found(id);
    CustomerId into = new People(directory.inForce()).meant(customer);
    int moved = corrections.merge(incident.id(), into);
    flash.addFlashAttribute(
        "done",
        "%s of %s now %s to %s."
            .formatted(
                moved == 1 ? "One message" : moved + " messages",
                incident.customerName(),
                moved == 1 ? "belongs" : "belong",
                MessageViews.name(directory.inForce(), into)));
    return "redirect:/incidents/" + incident.id();
  }

  private Incident found(String id) {
    return incidents.find(Ids.incident(id)).orElseThrow(() -> Ids.unknown("incident", id));
  }
}
