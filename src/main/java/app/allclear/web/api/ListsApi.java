package app.allclear.web.api;

import app.allclear.customer.DatabaseName;
import app.allclear.flow.GivenLists;
import app.allclear.flow.ListActs;
import app.allclear.flow.ListGift;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.web.CustomerDatabases;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/lists}: the lists of tables from before, and giving one. */
@RestController
@RequestMapping("/api/lists")
class ListsApi {
  private final ListActs acts;
  private final TableLists lists;
  private final CustomerDatabases databases;
  private final Clock clock;

  ListsApi(ListActs acts, TableLists lists, CustomerDatabases databases, Clock clock) {
    this.acts = acts;
    this.lists = lists;
    this.databases = databases;
    this.clock = clock;
  }

  /** A database's list; {@code origin} is none where there is no list. */
  record ListJson(
      String database,
      String origin,
      @Nullable String words,
      @Nullable Instant takenAt,
      int tables,
      @Nullable Long bytes) {}

  record TakenJson(String database, int tables) {}

  record NewerJson(String database, String list) {}

  record GivenJson(
      String label,
      Instant takenAt,
      List<TakenJson> taken,
      List<NewerJson> newer,
      List<String> unknown,
      List<String> remarks) {
    static GivenJson of(GivenLists given) {
      return new GivenJson(
          given.label(),
          given.takenAt(),
          given.taken().entrySet().stream()
              .map(one -> new TakenJson(one.getKey().toString(), one.getValue()))
              .toList(),
          given.newer().entrySet().stream()
              .map(one -> new NewerJson(one.getKey().toString(), one.getValue()))
              .toList(),
          given.unknown().stream().map(DatabaseName::toString).toList(),
          given.remarks());
    }
  }

  record PastedList(
      @Nullable String server,
      @Nullable String database,
      @Nullable String label,
      @Nullable String takenAt,
      @Nullable Boolean replace,
      @Nullable String text) {}

  @GetMapping
  Map<String, @Nullable Object> all(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    var page = databases.after(Asked.database("after", after), Asked.limit(limit));
    Map<DatabaseName, TableList> found =
        lists.of(page.items().stream().map(status -> status.database()).toList());
    Instant now = clock.instant();
    return Listing.of(
        "lists", page, status -> json(status.database(), found.get(status.database()), now));
  }

  private static ListJson json(DatabaseName database, @Nullable TableList list, Instant now) {
    return list == null
        ? new ListJson(database.toString(), "none", null, null, 0, null)
        : new ListJson(
            database.toString(),
            Asked.slug(list.origin()),
            list.words(now),
            list.seenAt(),
            list.tables().size(),
            list.bytes());
  }

  /** A dump of any length, gzipped or not, is read as it comes and never kept. */
  @PutMapping(consumes = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  GivenJson dump(
      @RequestParam(required = false) @Nullable String server,
      @RequestParam(required = false) @Nullable String database,
      @RequestParam(required = false) @Nullable String label,
      @RequestParam(required = false) @Nullable String takenAt,
      @RequestParam(defaultValue = "false") boolean replace,
      HttpServletRequest request)
      throws IOException {
    return GivenJson.of(
        acts.give(gift(server, database, label, takenAt, replace), request.getInputStream()));
  }

  @PostMapping
  GivenJson pasted(@RequestBody PastedList pasted) throws IOException {
    String text = Asked.required("text", pasted.text());
    return GivenJson.of(
        acts.give(
            gift(
                pasted.server(),
                pasted.database(),
                pasted.label(),
                pasted.takenAt(),
                Boolean.TRUE.equals(pasted.replace())),
            new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
  }

  private static ListGift gift(
      @Nullable String server,
      @Nullable String database,
      @Nullable String label,
      @Nullable String takenAt,
      boolean replace) {
    return new ListGift(
        Asked.required("server", server),
        database,
        Asked.required("label", label),
        Asked.instant("takenAt", takenAt),
        replace);
  }
}
