package app.allclear.web.api;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.LogEntry;
import app.allclear.incident.OperatorLog;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/log}: the operator's own notes. */
@RestController
@RequestMapping("/api/log")
class LogApi {
  private final OperatorLog log;
  private final OperatorActs acts;

  LogApi(OperatorLog log, OperatorActs acts) {
    this.log = log;
    this.acts = acts;
  }

  record EntryJson(
      String id,
      Instant at,
      String text,
      @Nullable String outage,
      @Nullable String customer,
      @Nullable String database) {
    static EntryJson of(LogEntry entry) {
      return new EntryJson(
          Long.toString(entry.id()),
          entry.at(),
          entry.text(),
          entry.outage() == null ? null : entry.outage().toString(),
          entry.customer() == null ? null : entry.customer().value(),
          entry.database() == null ? null : entry.database().toString());
    }
  }

  record NewEntry(@Nullable String text, @Nullable String customer, @Nullable String database) {}

  @GetMapping
  Map<String, @Nullable Object> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    return Listing.of("log", log.after(Asked.after(after), Asked.limit(limit)), EntryJson::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  EntryJson note(@RequestBody NewEntry entry) {
    return EntryJson.of(
        acts.note(
            Asked.required("text", entry.text()),
            blank(entry.customer()) ? null : new CustomerId(entry.customer()),
            blank(entry.database()) ? null : database(entry.database())));
  }

  private static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static DatabaseName database(String text) {
    try {
      return DatabaseName.parse(text);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(e.getMessage());
    }
  }
}
