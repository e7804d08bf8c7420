package app.allclear.web.api;

import app.allclear.customer.CustomerId;
import app.allclear.flow.Lessons;
import app.allclear.incident.MessageId;
import app.allclear.incident.Teaching;
import app.allclear.incident.TeachingId;
import app.allclear.incident.Teachings;
import java.security.Principal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/learned}: what was taught, taught otherwise, revoked. */
@RestController
@RequestMapping("/api/learned")
class LearnedApi {
  private final Teachings teachings;
  private final Lessons lessons;

  LearnedApi(Teachings teachings, Lessons lessons) {
    this.teachings = teachings;
    this.lessons = lessons;
  }

  record Taught(@Nullable String kind, @Nullable String said, @Nullable String customer) {}

  record TeachingJson(
      String id,
      String kind,
      String said,
      @Nullable String customer,
      @Nullable String by,
      Instant at,
      @Nullable String message,
      long used,
      @Nullable Instant revokedAt,
      @Nullable String revokedBy) {
    static TeachingJson of(Teaching teaching) {
      CustomerId customer = teaching.customer();
      MessageId message = teaching.message();
      return new TeachingJson(
          teaching.id().toString(),
          teaching.kind().slug(),
          teaching.said(),
          customer == null ? null : customer.value(),
          teaching.by(),
          teaching.at(),
          message == null ? null : message.toString(),
          teaching.used(),
          teaching.revokedAt(),
          teaching.revokedBy());
    }
  }

  @GetMapping
  Map<String, @Nullable Object> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    return Listing.of(
        "learned", teachings.after(Asked.after(after), Asked.limit(limit)), TeachingJson::of);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  TeachingJson teach(@RequestBody Taught taught, Principal operator) {
    return TeachingJson.of(
        lessons.teach(
            kind(taught.kind()),
            Asked.required("said", taught.said()),
            customer(taught.customer()),
            operator.getName()));
  }

  /** What is left out stays as it is. What it filed is judged again. */
  @PatchMapping("/{id}")
  Map<String, Integer> change(
      @PathVariable String id, @RequestBody Taught taught, Principal operator) {
    Teaching before = found(id);
    int judged =
        lessons.change(
            before.id(),
            taught.said() == null ? before.said() : taught.said(),
            taught.customer() == null ? before.customer() : customer(taught.customer()),
            operator.getName());
    return Map.of("judgedAgain", judged);
  }

  @PostMapping("/{id}/revoke")
  Map<String, Integer> revoke(@PathVariable String id, Principal operator) {
    return Map.of("judgedAgain", lessons.revoke(found(id).id(), operator.getName()));
  }

  private Teaching found(String id) {
    TeachingId teaching = Asked.id("thing learned", id, TeachingId::parse);
    return teachings.find(teaching).orElseThrow(() -> Asked.notThere("thing learned", id));
  }

  static Teaching.Kind kind(@Nullable String slug) {
    return Arrays.stream(Teaching.Kind.values())
        .filter(kind -> kind.slug().equals(slug))
        .findFirst()
        .orElseThrow(() ->
            Asked.unknownWord(
                "kind",
                slug,
                Arrays.stream(Teaching.Kind.values()).map(Teaching.Kind::slug).toArray()));
  }

  private static @Nullable CustomerId customer(@Nullable String id) {
    return id == null || id.isBlank() ? null : new CustomerId(id.strip());
  }
}
