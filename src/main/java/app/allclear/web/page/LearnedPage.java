package app.allclear.web.page;

import app.allclear.customer.CustomerId;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.flow.Lessons;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import app.allclear.incident.TeachingId;
import app.allclear.incident.Teachings;
import java.security.Principal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /learned}: what Allclear has learned, who taught it, and what it did with it. */
@Controller
@RequestMapping("/learned")
class LearnedPage {
  private static final int SHOWN = 1_000;

  private final Teachings teachings;
  private final Messages messages;
  private final Lessons lessons;
  private final Directories directory;
  private final Times times;

  LearnedPage(
      Teachings teachings, Messages messages, Lessons lessons, Directories directory, Times times) {
    this.teachings = teachings;
    this.messages = messages;
    this.lessons = lessons;
    this.directory = directory;
    this.times = times;
  }

  /**
   * One thing taught.
   *
   * @param what "Mail from anna@web.example"
   * @param means whose it is, or who writes; a phrase
   * @param customer null for a mark
   * @param from the subject of the message it was taught from
   */
  public record Row(
      String id,
      String kind,
      String said,
      String what,
      String means,
      @Nullable String customer,
      @Nullable String by,
      Moment at,
      @Nullable String message,
      @Nullable String from,
      long used,
      @Nullable Moment revoked,
      @Nullable String revokedBy) {}

  /** The page: what is in force, newest first, and what was revoked. */
  public record LearnedView(List<Row> inForce, List<Row> revoked) {}

  @GetMapping
  String show(Model model) {
    Directory now = directory.inForce();
    List<Row> rows =
        teachings.after(0, SHOWN).items().reversed().stream()
            .map(teaching -> row(now, teaching))
            .toList();
    model.addAttribute(
        "learned",
        new LearnedView(
            rows.stream().filter(row -> row.revoked() == null).toList(),
            rows.stream().filter(row -> row.revoked() != null).toList()));
    return "learned";
  }

  private Row row(Directory now, Teaching teaching) {
    CustomerId customer = teaching.customer();
    MessageId message = teaching.message();
    Instant revoked = teaching.revokedAt();
    String what = teaching.what();
    return new Row(
        teaching.id().toString(),
        teaching.kind().slug(),
        teaching.said(),
        Character.toUpperCase(what.charAt(0)) + what.substring(1),
        means(now, teaching),
        customer == null ? null : customer.value(),
        teaching.by(),
        times.of(teaching.at()),
        message == null ? null : message.toString(),
        message == null ? null : messages.find(message).map(StoredMessage::subject).orElse(null),
        teaching.used(),
        times.orNull(revoked),
        teaching.revokedBy());
  }

  private static String means(Directory now, Teaching teaching) {
    CustomerId customer = teaching.customer();
    return switch (teaching.kind()) {
      case ADDRESS, DOMAIN, NAME ->
          customer == null ? "" : "is about " + MessageViews.name(now, customer);
      case MACHINE -> "is a machine’s";
      case HUMAN -> "is written by a human";
    };
  }

  @PostMapping
  String teach(
      @RequestParam String kind,
      @RequestParam String said,
      @RequestParam(defaultValue = "") String customer,
      Principal operator,
      RedirectAttributes flash) {
    Teaching.Kind taught = AlikePage.kind(kind);
    Teaching teaching = lessons.teach(taught, said, meant(taught, customer), operator.getName());
    flash.addFlashAttribute("done", "Learned, for mail to come: %s.".formatted(teaching.what()));
    return "redirect:/learned";
  }

  @PostMapping("/{id}/change")
  String change(
      @PathVariable String id,
      @RequestParam String said,
      @RequestParam(defaultValue = "") String customer,
      Principal operator,
      RedirectAttributes flash) {
    TeachingId teaching = id(id);
    Teaching.Kind kind =
        teachings.find(teaching).map(Teaching::kind).orElseThrow(() -> unknown(id));
    int judged = lessons.change(teaching, said, meant(kind, customer), operator.getName());
    flash.addFlashAttribute("done", "Changed." + judged(judged));
    return "redirect:/learned";
  }

  @PostMapping("/{id}/revoke")
  String revoke(@PathVariable String id, Principal operator, RedirectAttributes flash) {
    int judged = lessons.revoke(id(id), operator.getName());
    flash.addFlashAttribute("done", "Revoked." + judged(judged));
    return "redirect:/learned";
  }

  private static String judged(int count) {
    return switch (count) {
      case 0 -> " It had filed nothing that would stand otherwise.";
      case 1 -> " The message it had filed was judged again; its timeline says so.";
      default ->
          " The %d messages it had filed were judged again; their timelines say so."
              .formatted(count);
    };
  }

  private @Nullable CustomerId meant(Teaching.Kind kind, String customer) {
    return kind.isMark() ? null : new People(directory.inForce()).meant(customer);
  }

  private static TeachingId id(String text) {
    try {
      return TeachingId.parse(text);
    } catch (NumberFormatException _) {
      throw unknown(text);
    }
  }

  private static RuntimeException unknown(String id) {
    return Ids.unknown("thing learned", id);
  }
}
