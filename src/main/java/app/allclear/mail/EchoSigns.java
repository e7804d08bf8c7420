package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Whether a message answers our own mail and tells and asks nothing: no trouble, no site, no wish,
 * no question, nothing done since. A shop's or a practice's automatic answer reads so in any words
 * it likes, and who writes "ok, thanks" needs no answer either.
 */
final class EchoSigns {
  /** Both ends of a longer text are read, so what stands between could tell something. */
  private static final int LONGEST = 2_000;

  private static final int FEW_WORDS = 8;

  private static final int A_THANK_AND_A_NAME = 4;

  private static final List<Idea> TELLING =
      List.of(Idea.TROUBLE, Idea.REQUEST, Idea.SITE, Idea.WAITING, Idea.SINCE);

  /** What programs that answer say besides: no other subject alone makes one. */
  private static final List<Idea> PROGRAMS =
      List.of(
          Idea.OPENING,
          Idea.RECEIVED,
          Idea.TICKET,
          Idea.AUTOMATIC,
          Idea.SELF_MADE,
          Idea.NO_REPLY,
          Idea.ANSWER,
          Idea.UNREAD,
          Idea.AWAY,
          Idea.LEFT);

  private EchoSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    if (ownSubject(clues))
      return new MachineSign(
          Kind.ANSWER,
          "It answers our own mail under another subject, quotes nothing of it and says nothing to"
              + " it, but what programs say.");
    return echoes(clues)
        ? new MachineSign(
            Kind.ECHO,
            "It answers our own mail, reports nothing and asks nothing: perhaps a program wrote"
                + " it.")
        : null;
  }

  /** People's mail programs keep the subject: hardly anybody answers under another. */
  private static boolean ownSubject(Clues clues) {
    Gist said = clues.said();
    return clues.answersUnderOwnSubject()
        && answersOurs(clues)
        && !clues.form()
        && !clues.carries()
        && said.words() >= FEW_WORDS
        && clues.human() == 0
        && PROGRAMS.stream().anyMatch(clues::says)
        && !said.asks()
        && !said.says(Idea.WAITING)
        && !said.says(Idea.SINCE)
        && !(said.says(Idea.HOWEVER) && !said.says(Idea.OPENING) && !said.says(Idea.ANSWER))
        && !clues.subject().asks()
        && !clues.subject().says(Idea.REQUEST)
        && !clues.subject().says(Idea.REACTION)
        && !thanks(clues.subject());
  }

  /** Programs thank for a message and go on; "gracias" alone is what somebody writes. */
  private static boolean thanks(Gist subject) {
    return subject.words() <= A_THANK_AND_A_NAME && subject.says(Idea.THANKS);
  }

  static boolean echoes(Clues clues) {
    if (!answersOurs(clues) || clues.form() || clues.carries() || interleaved(clues)) return false;
    if (clues.body().own().length() > LONGEST || tells(clues.said())) return false;
    SubjectLine subject = SubjectLine.of(clues.subjectText());
    if (subject == SubjectLine.FORWARD) return false;
    return subject == SubjectLine.ANSWER || !tells(clues.subject());
  }

  /** Programs quote below their words or not at all; people also answer line by line. */
  private static boolean interleaved(Clues clues) {
    String text = clues.body().text();
    int quoted = text.startsWith(">") ? 0 : text.indexOf("\n>");
    if (quoted < 0) return false;
    String own = clues.body().own().strip();
    String last = own.substring(own.lastIndexOf('\n') + 1).strip();
    return !last.isEmpty() && text.indexOf(last, quoted) > 0 && text.contains("\n" + last);
  }

  /** Whether neither subject nor text tells, asks or answers anything. */
  static boolean silent(Clues clues) {
    Gist subject = clues.subject();
    return !tells(clues.said())
        && (!tells(subject) || subject.says(Idea.PASTIME))
        && !clues.said().says(Idea.REACTION)
        && !subject.says(Idea.REACTION)
        && !thanks(subject)
        && !clues.form()
        && !clues.carries();
  }

  private static boolean tells(Gist said) {
    return said.asks() || TELLING.stream().anyMatch(said::says);
  }

  /** Our Message-IDs are made at the domains of our own addresses, or by a host there. */
  private static boolean answersOurs(Clues clues) {
    List<String> answered = MessageIds.list(clues.headers().first("in-reply-to"));
    List<String> before = MessageIds.list(clues.headers().first("references"));
    if (answered.isEmpty() && before.isEmpty()) return false;
    String id = answered.isEmpty() ? before.getLast() : answered.getFirst();
    String domain = id.substring(id.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    return clues.own().stream()
        .map(own -> own.substring(own.lastIndexOf('@') + 1))
        .anyMatch(own -> domain.equals(own) || domain.endsWith("." + own));
  }
}
