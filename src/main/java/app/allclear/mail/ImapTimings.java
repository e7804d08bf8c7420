package app.allclear.mail;

import java.time.Duration;

/**
 * How long the inbox watcher waits, and for what. Everything is finite: Angus waits forever unless
 * told otherwise.
 *
 * @param connect for a TCP connection
 * @param answer for the next bytes of an answer, and for our own bytes to be taken
 * @param refresh longest IDLE; RFC 2177 asks for less than 29 minutes, many routers for less than
 *     10
 * @param settle longest IDLE right after news, because mail that arrives while IDLE starts is
 *     announced late or never by some servers
 * @param poll between looks at a server that has no IDLE
 * @param recount longest time that a long fetch goes on without looking for newer mail
 * @param firstWait before the first new attempt after trouble; it doubles from there
 * @param longestWait before any attempt
 */
record ImapTimings(
    Duration connect,
    Duration answer,
    Duration refresh,
    Duration settle,
    Duration poll,
    Duration recount,
    Duration firstWait,
    Duration longestWait) {
  static final ImapTimings USUAL =
      new ImapTimings(
          Duration.ofSeconds(15),
          Duration.ofSeconds(60),
          Duration.ofMinutes(9),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60));
}
