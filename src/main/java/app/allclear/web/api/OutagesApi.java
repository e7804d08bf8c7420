package app.allclear.web.api;

import app.allclear.flow.Declaration;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/outages}. */
@RestController
@RequestMapping("/api/outages")
class OutagesApi {
  private final Outages outages;
  private final OperatorActs acts;

  OutagesApi(Outages outages, OperatorActs acts) {
    this.outages = outages;
    this.acts = acts;
  }

  record OutageJson(
      String id,
      String name,
      Instant startedAt,
      @Nullable Instant endedAt,
      int affected,
      int restored,
      @Nullable String publicSentence) {
    static OutageJson of(Outage outage) {
      return new OutageJson(
          outage.id().toString(),
          outage.name(),
          outage.startedAt(),
          outage.endedAt(),
          outage.affected(),
          outage.restored(),
          outage.publicWord() == null ? null : outage.publicWord().text());
    }
  }

  record NewOutage(@Nullable String name, @Nullable String startedAt) {}

  record OutageChange(@Nullable String name, @Nullable String endedAt) {}

  record PublicSentence(@Nullable String text) {}

  /** Newest first; there are never so many that they need pages. */
  @GetMapping
  Map<String, @Nullable Object> list() {
    return Listing.of("outages", outages.all().stream().map(OutageJson::of).toList(), null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  OutageJson declare(@RequestBody NewOutage outage) {
    String name = Asked.required("name", outage.name());
    Instant start = Asked.instant("startedAt", Asked.required("startedAt", outage.startedAt()));
    Declaration declaration =
        new Declaration(name, Objects.requireNonNull(start), "", null, false, Map.of());
    return OutageJson.of(acts.declare(declaration).outage());
  }

  /** What everybody may read of it; an empty text takes it back. */
  @PutMapping("/{id}/public-sentence")
  OutageJson say(@PathVariable String id, @RequestBody PublicSentence sentence) {
    String text = sentence.text() == null ? "" : sentence.text();
    return OutageJson.of(acts.sayPublicly(Asked.id("outage", id, OutageId::parse), text));
  }

  @PatchMapping("/{id}")
  OutageJson change(@PathVariable String id, @RequestBody OutageChange change) {
    return OutageJson.of(
        acts.change(
            Asked.id("outage", id, OutageId::parse),
            change.name() == null ? null : Asked.required("name", change.name()),
            Asked.instant("endedAt", change.endedAt())));
  }
}
