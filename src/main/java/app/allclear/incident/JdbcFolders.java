package app.allclear.incident;

import app.allclear.mail.FolderCensus;
import app.allclear.store.Micros;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcFolders {
  private static final String FOLDER_UPDATE =
      """
      UPDATE mail_folder SET uid_validity = :validity, as_of = :asOf, server_holds = :holds
      WHERE mailbox = :mailbox AND folder = :folder
      """;
  private static final String FOLDER_INSERT =
      """
      INSERT INTO mail_folder (mailbox, folder, server_holds, connected) VALUES (:mailbox, :folder, 0, 0)
      """;
  private static final String FOLDER_EXISTS =
      "SELECT COUNT(*) FROM mail_folder WHERE mailbox = :mailbox AND folder = :folder";
  private static final String CONNECTION =
      """
      UPDATE mail_folder SET connected = :connected, trouble = :trouble
      WHERE mailbox = :mailbox AND folder = :folder
      """;
  private static final String HOLDS_SENT =
      """
      UPDATE mail_folder SET sent = :sent
      WHERE mailbox = :mailbox AND folder = :folder AND sent <> :sent
      """;
  private static final String HORIZON =
      "SELECT horizon FROM mail_folder WHERE mailbox = :mailbox AND folder = :folder";
  private static final String SET_HORIZON =
      """
      UPDATE mail_folder SET horizon = :horizon
      WHERE mailbox = :mailbox AND folder = :folder
      """;
  private static final String FOLDERS =
      """
      SELECT mailbox, folder, uid_validity, as_of, server_holds, connected, trouble, sent
      FROM mail_folder ORDER BY mailbox, folder
      """;

  /** One watched folder as last counted. */
  record Folder(
      String mailbox,
      String folder,
      @Nullable Long validity,
      @Nullable Instant asOf,
      long serverHolds,
      boolean connected,
      @Nullable String trouble,
      boolean sent) {}

  private final JdbcClient jdbc;

  JdbcFolders(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void counted(FolderCensus census) {
    ensureFolder(census.mailbox(), census.folder());
    jdbc.sql(FOLDER_UPDATE)
        .param("mailbox", census.mailbox())
        .param("folder", census.folder())
        .param("validity", census.uidValidity())
        .param("asOf", Micros.of(census.asOf()))
        .param("holds", census.uids().size())
        .update();
  }

  private void ensureFolder(String mailbox, String folder) {
    long rows =
        jdbc.sql(FOLDER_EXISTS)
            .param("mailbox", mailbox)
            .param("folder", folder)
            .query(Long.class)
            .single();
    if (rows == 0)
      jdbc.sql(FOLDER_INSERT).param("mailbox", mailbox).param("folder", folder).update();
  }

  void connection(String mailbox, String folder, boolean connected, @Nullable String trouble) {
    ensureFolder(mailbox, folder);
    jdbc.sql(CONNECTION)
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("connected", connected ? 1 : 0)
        .param("trouble", trouble)
        .update();
  }

  void holdsSent(String mailbox, String folder, boolean sent) {
    ensureFolder(mailbox, folder);
    jdbc.sql(HOLDS_SENT)
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("sent", sent ? 1 : 0)
        .update();
  }

  Instant horizon(String mailbox, String folder, Instant proposed) {
    ensureFolder(mailbox, folder);
    Instant agreed =
        jdbc.sql(HORIZON)
            .param("mailbox", mailbox)
            .param("folder", folder)
            .query((row, _) -> Optional.ofNullable(Micros.instantOrNull(row.getObject(1))))
            .single()
            .orElse(null);
    if (agreed != null && !proposed.isBefore(agreed)) return agreed;
    jdbc.sql(SET_HORIZON)
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("horizon", Micros.of(proposed))
        .update();
    return proposed;
  }

  List<Folder> all() {
    return jdbc.sql(FOLDERS)
        .query((row, _) ->
            new Folder(
                row.getString(1),
                row.getString(2),
                row.getObject(3) == null ? null : row.getLong(3),
                Micros.instantOrNull(row.getObject(4)),
                row.getLong(5),
                row.getInt(6) == 1,
                row.getString(7),
                row.getInt(8) == 1))
        .list();
  }
}
