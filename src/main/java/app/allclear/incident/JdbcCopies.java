package app.allclear.incident;

import app.allclear.mail.CopyId;
import app.allclear.mail.FolderCensus;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

final class JdbcCopies {
  private static final String STATES =
      """
      SELECT uid, state FROM mail_copy
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity
      """;
  private static final String ONE =
      """
      SELECT state, tries FROM mail_copy
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity AND uid = :uid
      """;
  private static final String INSERT =
      """
      INSERT INTO mail_copy (mailbox, folder, uid_validity, uid, state, tries, message, sha256, reason)
      VALUES (:mailbox, :folder, :validity, :uid, :state, 0, :message, :sha256, :reason)
      """;
  private static final String UPDATE =
      """
      UPDATE mail_copy SET state = :state, message = :message, sha256 = :sha256, reason = :reason
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity AND uid = :uid
      """;
  private static final String MOVE =
      """
      UPDATE mail_copy SET state = :state
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity AND uid = :uid
      """;
  private static final String TRY =
      """
      UPDATE mail_copy SET tries = tries + 1
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity AND uid = :uid
      """;
  private static final String INTERRUPTED =
      """
      SELECT uid FROM mail_copy
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity
        AND state = 'PENDING' AND tries > 0
      """;
  private static final String DROP_OTHER_VALIDITIES =
      """
      UPDATE mail_copy SET state = 'GONE'
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity <> :validity
        AND state <> 'GONE'
      """;
  private static final String OF_MESSAGE =
      """
      SELECT mailbox, folder, uid_validity, uid FROM mail_copy
      WHERE message = :message AND state = 'STORED' ORDER BY mailbox, folder, uid_validity, uid
      """;
  private static final String COUNTS =
      """
      SELECT state, COUNT(*) FROM mail_copy
      WHERE mailbox = :mailbox AND folder = :folder AND uid_validity = :validity
      GROUP BY state
      """;

  /** One copy's account and how often filing it was begun. */
  record Account(CopyState state, int tries) {}

  private final JdbcClient jdbc;

  JdbcCopies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Map<Long, CopyState> states(String mailbox, String folder, long validity) {
    Map<Long, CopyState> states = new HashMap<>();
    jdbc.sql(STATES)
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("validity", validity)
        .query(row -> {
          states.put(row.getLong(1), CopyState.valueOf(row.getString(2)));
        });
    return states;
  }

  Optional<Account> find(CopyId copy) {
    return at(ONE, copy)
        .query((row, _) -> new Account(CopyState.valueOf(row.getString(1)), row.getInt(2)))
        .optional();
  }

  void put(
      CopyId copy,
      CopyState state,
      @Nullable MessageId message,
      @Nullable String sha256,
      @Nullable String reason) {
    for (String sql : List.of(UPDATE, INSERT)) {
      int rows =
          at(sql, copy)
              .param("state", state.name())
              .param("message", message == null ? null : message.value())
              .param("sha256", sha256)
              .param("reason", reason)
              .update();
      if (rows > 0) return;
    }
  }

  /** For a copy known to have no row; the first count of a large folder is nothing else. */
  private void insertPending(CopyId copy) {
    at(INSERT, copy)
        .param("state", CopyState.PENDING.name())
        .param("message", null)
        .param("sha256", null)
        .param("reason", null)
        .update();
  }

  void move(CopyId copy, CopyState state) {
    at(MOVE, copy).param("state", state.name()).update();
  }

  void countTry(CopyId copy) {
    at(TRY, copy).update();
  }

  Set<Long> interrupted(String mailbox, String folder, long validity) {
    return new HashSet<>(
        jdbc.sql(INTERRUPTED)
            .param("mailbox", mailbox)
            .param("folder", folder)
            .param("validity", validity)
            .query(Long.class)
            .list());
  }

  private JdbcClient.StatementSpec at(String sql, CopyId copy) {
    return jdbc.sql(sql)
        .param("mailbox", copy.mailbox())
        .param("folder", copy.folder())
        .param("validity", copy.uidValidity())
        .param("uid", copy.uid());
  }

  /** Brings the account in line with what the server holds now; true if anything changed. */
  boolean count(FolderCensus census) {
    Map<Long, CopyState> states = states(census.mailbox(), census.folder(), census.uidValidity());
    boolean changed = false;
    for (long uid : census.uids()) {
      CopyState state = states.get(uid);
      if (state == null) insertPending(copy(census, uid));
      else if (state == CopyState.GONE) move(copy(census, uid), CopyState.PENDING);
      changed |= state == null || state == CopyState.GONE;
    }
    Set<Long> vanished = new HashSet<>(states.keySet());
    vanished.removeAll(census.uids());
    for (long uid : vanished) {
      if (states.get(uid) == CopyState.GONE) continue;
      move(copy(census, uid), CopyState.GONE);
      changed = true;
    }
    return dropOtherValidities(census) || changed;
  }

  private static CopyId copy(FolderCensus census, long uid) {
    return new CopyId(census.mailbox(), census.folder(), census.uidValidity(), uid);
  }

  private boolean dropOtherValidities(FolderCensus census) {
    return jdbc.sql(DROP_OTHER_VALIDITIES)
            .param("mailbox", census.mailbox())
            .param("folder", census.folder())
            .param("validity", census.uidValidity())
            .update()
        > 0;
  }

  List<CopyId> ofMessage(MessageId message) {
    return jdbc.sql(OF_MESSAGE)
        .param("message", message.value())
        .query((row, _) ->
            new CopyId(row.getString(1), row.getString(2), row.getLong(3), row.getLong(4)))
        .list();
  }

  Map<CopyState, Long> counts(String mailbox, String folder, long validity) {
    Map<CopyState, Long> counts = new HashMap<>();
    jdbc.sql(COUNTS)
        .param("mailbox", mailbox)
        .param("folder", folder)
        .param("validity", validity)
        .query(row -> {
          counts.put(CopyState.valueOf(row.getString(1)), row.getLong(2));
        });
    return counts;
  }
}
