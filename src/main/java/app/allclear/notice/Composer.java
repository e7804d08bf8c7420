package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words a notice from its template and what is known now. Safe for any thread. */
public final class Composer {
  private static final Pattern REPLY_MARKS =
      Pattern.compile(
          "^(\\s*(re|aw|antw|sv|vs)\\s*(\\[\\d+\\])?\\s*:)+\\s*", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_SUBJECT = 300;

  private final Templates templates;
  private final AnnouncedWords announcements;
  private final String support;
  private final ZoneId here;

  /**
   * @param support the address customers write to
   * @param here the zone of customers whose own is unknown
   */
  Composer(Templates templates, AnnouncedWords announcements, String support, ZoneId here) {
    this.templates = templates;
    this.announcements = announcements;
    this.support = support;
    this.here = here;
  }

  /** A claimed notice, as it would leave now. */
  public Composed compose(Claimed claimed, Situation situation, Instant now) {
    Notice own = claimed.notice();
    if (claimed.ownWords() && own.subject() != null && own.text() != null)
      return new Composed.Ready(own.subject(), own.text());
    return compose(own, claimed.theirSubject(), situation, now);
  }

  /**
   * A notice owed, as it would leave now.
   *
   * @param theirSubject of the message it answers; null where it stands alone
   */
  public Composed compose(
      Notice notice, @Nullable String theirSubject, Situation situation, Instant now) {
    Composed composed = draft(notice, situation, now);
    String theirs = notice.answers() == null ? null : theirSubject;
    return switch (composed) {
      case Composed.Ready ready ->
          new Composed.Ready(subject(ready, theirs), ready.text(), ready.html());
      case Composed.Broken broken -> broken;
    };
  }

  /** A notice owed, as it would read now, under our own subject. */
  public Composed draft(Notice notice, Situation situation, Instant now) {
    String words = announcements.words(situation.outage().id(), notice.event(), notice.round());
    return render(notice.event(), notice.to(), situation, words, now);
  }

  /**
   * How a notice of the event would read now, standing alone.
   *
   * @param to whom it addresses; null for nobody by name
   * @param words the operator's own, possibly empty
   */
  public Composed preview(
      NoticeEvent event,
      @Nullable EmailAddress to,
      Situation situation,
      String words,
      Instant now) {
    return render(event, to, situation, words, now);
  }

  private Composed render(
      NoticeEvent event,
      @Nullable EmailAddress to,
      Situation situation,
      String words,
      Instant now) {
    Dates dates = Dates.of(situation.customer().locale(), situation.customer().zone(), here);
    return switch (templates.inForce(event, situation.customer().locale())) {
      case TemplateText.Usable usable ->
          usable.render(new TemplateValues(situation, dates).of(event, to, support, words, now));
      case TemplateText.Unusable(TemplateProblem problem) -> new Composed.Broken(problem);
    };
  }

  /** The subject of an answer to this one; empty where there is none to answer. */
  public static String answering(String theirs) {
    return subject(new Composed.Ready("", ""), theirs);
  }

  /** Their subject, answered once however often it went to and fro; ours where they wrote none. */
  private static String subject(Composed.Ready ready, @Nullable String theirs) {
    String bare = theirs == null ? "" : REPLY_MARKS.matcher(OneLine.of(theirs)).replaceFirst("");
    if (bare.isBlank()) return ready.subject();
    String whole = "Re: " + bare;
    return whole.codePointCount(0, whole.length()) <= LONGEST_SUBJECT
        ? whole
        : whole.substring(0, whole.offsetByCodePoints(0, LONGEST_SUBJECT));
  }
}
