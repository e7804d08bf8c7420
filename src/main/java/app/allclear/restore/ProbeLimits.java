package app.allclear.restore;

import java.time.Duration;

/**
 * How long a probe waits and how hard it pushes.
 *
 * @param connect until the server has let us in
 * @param statement for one look at one table
 * @param socket for any answer at all; longer than a statement, so that a slow table and a frozen
 *     server can be told apart
 * @param check for one CHECK TABLE
 * @param pause between two CHECK TABLE
 * @param opening how much of a round may go into opening tables of databases that were well when
 *     last looked at; the next round goes on where this one stopped
 */
public record ProbeLimits(
    Duration connect,
    Duration statement,
    Duration socket,
    Duration check,
    Duration pause,
    Duration opening) {
  /** After this many slow tables in one round the rest of the server is left for the next. */
  static final int SLOW_TABLES = 3;

  /** After this many lost connections in one round the server counts as unreachable. */
  static final int LOST_CONNECTIONS = 3;

  /** Between two passes of CHECK TABLE that are to prove the same restore. */
  static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);

  public static final ProbeLimits DEFAULT =
      new ProbeLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          Duration.ofSeconds(8),
          Duration.ofMinutes(2),
          Duration.ofMillis(100),
          Duration.ofSeconds(20));
}
