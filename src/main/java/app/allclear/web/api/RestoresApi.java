package app.allclear.web.api;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.flow.RestoreReports;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.ReportOutcome;
import app.allclear.restore.RestoreReport;
import app.allclear.web.CustomerDatabases;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/databases} and {@code /api/restores}. */
@RestController
@RequestMapping("/api")
class RestoresApi {
  private final RestoreReports restores;
  private final CustomerDatabases databases;
  private final Directories directory;

  RestoresApi(RestoreReports restores, CustomerDatabases databases, Directories directory) {
    this.restores = restores;
    this.databases = databases;
    this.directory = directory;
  }

  @PutMapping("/databases/{server}/{name}/restore")
  DatabaseJson put(
      @PathVariable String server, @PathVariable String name, @RequestBody RestoreRequest request) {
    return put(request.report(server, name));
  }

  @PutMapping("/restores")
  DatabaseJson put(@RequestBody RestoreRequest request) {
    return put(request.report());
  }

  @GetMapping("/databases")
  Map<String, @Nullable Object> list(
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(required = false) @Nullable String limit) {
    return Listing.of("databases", databases.after(cursor(after), Asked.limit(limit)), this::json);
  }

  private DatabaseJson put(RestoreReport report) {
    return json(
        switch (restores.report(report)) {
          case ReportOutcome.Applied applied -> applied.after();
          case ReportOutcome.Unchanged unchanged -> unchanged.status();
          case ReportOutcome.Stale stale -> stale.status();
        });
  }

  private DatabaseJson json(DatabaseStatus status) {
    Directory now = directory.inForce();
    return DatabaseJson.of(
        status, now.ownerOf(status.database()).map(owner -> owner.id().value()).orElse(null));
  }

  private static @Nullable DatabaseName cursor(@Nullable String after) {
    if (after == null || after.isEmpty()) return null;
    try {
      return DatabaseName.parse(after);
    } catch (IllegalArgumentException _) {
      throw Refusal.invalid(
          "after is '%s'; here it is a database written server/name, as in \"next\" of the answer before."
              .formatted(after));
    }
  }
}
