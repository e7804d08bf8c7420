package app.allclear.web.page;

import app.allclear.customer.EmailAddress;
import app.allclear.flow.ActRefused;
import app.allclear.flow.Replies;
import app.allclear.flow.Writing;
import app.allclear.incident.IncidentId;
import app.allclear.incident.MessageId;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.ReplyDraftId;
import java.security.Principal;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /replies/{id}}: the operator writes to one person, by hand. */
@Controller
class ReplyPage {
  private final Replies replies;
  private final MessageViews messages;
  private final Times times;

  ReplyPage(Replies replies, MessageViews messages, Times times) {
    this.replies = replies;
    this.messages = messages;
    this.times = times;
  }

  @PostMapping("/incidents/{id}/replies")
  String begin(
      @PathVariable String id,
      @RequestParam(required = false) @Nullable String message,
      @RequestParam(required = false) @Nullable String to,
      @RequestHeader(name = HttpHeaders.USER_AGENT, defaultValue = "") String program,
      Principal author) {
    MessageId answered = message == null ? null : Ids.message(message);
    ReplyDraftId draft =
        replies.begin(
            Ids.incident(id),
            answered,
            to == null ? null : address(to),
            author.getName(),
            place(program));
    return "redirect:/replies/" + draft;
  }

  @GetMapping("/replies/{id}")
  String show(@PathVariable String id, Model model) {
    model.addAttribute("reply", ReplyView.of(writing(id), messages, times));
    return "reply";
  }

  /** While it is typed. */
  @PostMapping("/replies/{id}/keep")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void keep(@PathVariable String id, @RequestParam String subject, @RequestParam String text) {
    replies.keep(Ids.reply(id), subject, text);
  }

  @PostMapping("/replies/{id}/fill")
  String fill(
      @PathVariable String id,
      @RequestParam String subject,
      @RequestParam String text,
      @RequestParam String template) {
    ReplyDraftId draft = Ids.reply(id);
    replies.keep(draft, subject, text);
    Optional<NoticeEvent> event = NoticeEvent.of(template);
    replies.fill(draft, event.orElse(null));
    return "redirect:/replies/" + draft;
  }

  @PostMapping("/replies/{id}/send")
  String send(
      @PathVariable String id,
      @RequestParam String subject,
      @RequestParam String text,
      @RequestParam String seen,
      @RequestParam(defaultValue = "false") boolean outside,
      RedirectAttributes flash) {
    Notice notice = replies.send(Ids.reply(id), subject, text, Ids.message(seen), outside);
    flash.addFlashAttribute("done", "Your reply to %s is on its way.".formatted(notice.to()));
    return "redirect:/incidents/" + notice.incident();
  }

  @PostMapping("/replies/{id}/discard")
  String discard(@PathVariable String id, RedirectAttributes flash) {
    IncidentId incident = writing(id).draft().incident();
    replies.discard(Ids.reply(id));
    flash.addFlashAttribute("done", "Thrown away; nothing was sent.");
    return "redirect:/incidents/" + incident;
  }

  private Writing writing(String id) {
    return replies
        .writing(Ids.reply(id))
        .orElseThrow(() ->
            new ActRefused(
                ActRefused.Kind.NOT_FOUND,
                "This reply was sent or thrown away already; the incident's timeline says which."));
  }

  private static EmailAddress address(String written) {
    return EmailAddress.of(written)
        .orElseThrow(() ->
            new ActRefused(ActRefused.Kind.INVALID, "“%s” is no mail address.".formatted(written)));
  }

  /** One login may be used by several: where somebody sits tells them apart. */
  private static String place(String program) {
    return program.toLowerCase(Locale.ROOT).contains("mobi") ? "on a phone" : "at a desk";
  }
}
