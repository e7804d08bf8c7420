package app.allclear.web.api;

import app.allclear.customer.DatabaseName;
import app.allclear.restore.HoldReason;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What a restore script sends; {@code server} and {@code name} only where the path has none. */
record RestoreRequest(
    @Nullable String server,
    @Nullable String name,
    @Nullable String state,
    @Nullable Integer percent,
    @Nullable String backupTakenAt,
    @Nullable String at,
    @Nullable String restoredTo,
    @Nullable String note,
    @Nullable String reason,
    @Nullable String words) {

  RestoreReport report() {
    return report(database(Asked.required("server", server), Asked.required("name", name)));
  }

  RestoreReport report(String pathServer, String pathName) {
    boolean same =
        (server == null || server.equals(pathServer)) && (name == null || name.equals(pathName));
    if (!same)
      throw Refusal.invalid(
          "The path names %s/%s and the body another database. Leave server and name out of the body, or use PUT /api/restores."
              .formatted(pathServer, pathName));
    return report(database(pathServer, pathName));
  }

  private RestoreReport report(DatabaseName database) {
    try {
      return new RestoreReport(
          database,
          reported(),
          percent,
          Asked.instant("backupTakenAt", backupTakenAt),
          Asked.instant("at", at),
          restoredTo == null || restoredTo.isBlank() ? null : DatabaseName.parse(restoredTo),
          note,
          hold(),
          words,
          Word.SCRIPT);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(e.getMessage());
    }
  }

  private @Nullable HoldReason hold() {
    if (reason == null || reason.isBlank()) return null;
    return HoldReason.named(reason)
        .orElseThrow(() ->
            Asked.unknownWord(
                "reason",
                reason,
                Arrays.stream(HoldReason.values()).map(HoldReason::word).toArray()));
  }

  private Reported reported() {
    return Reported.fromApi(state == null ? "" : state)
        .orElseThrow(() ->
            Asked.unknownWord(
                "state",
                state,
                Arrays.stream(Reported.values())
                    .filter(one -> one != Reported.CHECKED)
                    .map(Reported::word)
                    .toArray()));
  }

  private static DatabaseName database(String server, String name) {
    try {
      return new DatabaseName(server, name);
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(e.getMessage());
    }
  }
}
