package app.allclear.web.api;

import app.allclear.customer.DatabaseName;
import app.allclear.flow.TableCheckActs;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Finding;
import app.allclear.restore.ListedTable;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.web.CustomerDatabases;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** {@code /api/tables}: what is known of one database's tables; {@code /api/checks}. */
@RestController
@RequestMapping("/api")
class TablesApi {
  private final CustomerDatabases databases;
  private final TableLists lists;
  private final TableCheckActs checks;
  private final Clock clock;

  TablesApi(CustomerDatabases databases, TableLists lists, TableCheckActs checks, Clock clock) {
    this.databases = databases;
    this.lists = lists;
    this.checks = checks;
    this.clock = clock;
  }

  record FindingJson(
      String table, String kind, String foundBy, String words, @Nullable Integer code) {
    static FindingJson of(Finding finding) {
      return new FindingJson(
          finding.table(),
          Asked.slug(finding.kind()),
          Asked.slug(finding.tier()),
          finding.words(),
          finding.code());
    }
  }

  record TablesJson(
      String database,
      String health,
      String detail,
      @Nullable String comparedWith,
      @Nullable Instant takenAt,
      List<ListedTable> tables,
      List<FindingJson> findings) {}

  record CheckRequest(@Nullable String database, @Nullable Boolean confirmed) {}

  @GetMapping("/tables")
  TablesJson tables(@RequestParam(required = false) @Nullable String database) {
    DatabaseStatus status = databases.find(asked(database)).orElseThrow(() -> unknown(database));
    TableList list = lists.find(status.database()).orElse(null);
    return new TablesJson(
        status.database().toString(),
        status.health().word(),
        status.detail(),
        list == null ? null : list.words(clock.instant()),
        list == null ? null : list.seenAt(),
        list == null ? List.of() : list.known(),
        status.findings().stream().map(FindingJson::of).toList());
  }

  /** The operator's consent to CHECK TABLE of one database, once. */
  @PostMapping("/checks")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, String> check(@RequestBody CheckRequest request) {
    DatabaseName database = asked(request.database());
    checks.ask(database, Boolean.TRUE.equals(request.confirmed()));
    return Map.of("database", database.toString());
  }

  private static DatabaseName asked(@Nullable String database) {
    DatabaseName name = Asked.database("database", database);
    if (name == null) throw Refusal.invalid("\"database\" is missing; write server/name.");
    return name;
  }

  private static Refusal unknown(@Nullable String database) {
    return Refusal.notFound(
        "No customer has a database %s. GET /api/databases lists them.".formatted(database));
  }
}
