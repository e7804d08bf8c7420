package app.allclear.web.page;

import app.allclear.incident.IncidentId;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /messages/{id}}: one message, wherever it stands, and its bytes as they came. */
@Controller
class MessagePage {
  private final Messages messages;
  private final MessageViews views;

  MessagePage(Messages messages, MessageViews views) {
    this.messages = messages;
    this.views = views;
  }

  @GetMapping("/messages/{id}")
  String show(@PathVariable String id, Model model) {
    StoredMessage message = message(id);
    List<String> incidents = message.incidents().stream().map(IncidentId::toString).toList();
    model.addAttribute("message", views.of(message, null));
    model.addAttribute("incidents", incidents);
    return "message";
  }

  /** For other programs and other eyes; never shown by the browser itself. */
  @GetMapping("/messages/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String id) {
    byte[] raw = messages.raw(message(id).id()).orElseThrow(() -> Ids.unknown("message", id));
    return ResponseEntity.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            "attachment; filename=\"message-%s.eml\"".formatted(Ids.message(id)))
        .body(raw);
  }

  private StoredMessage message(String id) {
    return messages.find(Ids.message(id)).orElseThrow(() -> Ids.unknown("message", id));
  }
}
