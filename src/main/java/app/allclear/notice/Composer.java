package app.allclear.notice;

import app.allclear.customer.Customer;
import app.allclear.customer.EmailAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words a notice from its template and what is known now. Safe for any thread. */
public final class Composer {
  private static final Pattern REPLY_MARKS =
      Pattern.compile(
          "^(\\s*(re|aw|antw|sv|vs)\\s*(\\[\\d+\\])?\\s*:)+\\s*", Pattern.CASE_INSENSITIVE);
  private static final int LONGEST_SUBJECT = 300;

  /** Where texts are found. */
  private interface Texts {
    Text inForce(NoticeEvent event, @Nullable Locale locale);
  }

  /** A text and the language it is in, as its folder says. */
  private record Text(TemplateText template, String language) {}

  /** How dates are written in a text of this language for this customer. */
  private interface Writing {
    Dates dates(Customer customer, String language);
  }

  private final Texts texts;
  private final AnnouncedWords announcements;
  private final Writing writing;
  private final String support;

  /**
   * @param support the address customers write to
   * @param here the zone of customers whose own is unknown
   */
  Composer(Templates templates, AnnouncedWords announcements, String support, ZoneId here) {
    this(
        (event, locale) -> {
          TemplateText text = templates.inForce(event, locale);
          return new Text(text, templates.language(text));
        },
        announcements,
        (customer, language) -> Dates.in(language, customer.locale(), customer.zone(), here),
        support);
  }

  private Composer(Texts texts, AnnouncedWords announcements, Writing writing, String support) {
    this.texts = texts;
    this.announcements = announcements;
    this.writing = writing;
    this.support = support;
  }

  /**
   * One that looks up every text, every announcement and every date once: for what is worded in one
   * change, on one thread.
   */
  public Composer forOneChange() {
    Map<List<@Nullable Object>, Text> read = new HashMap<>();
    Map<List<Object>, String> words = new HashMap<>();
    Map<List<@Nullable Object>, Dates> written = new HashMap<>();
    return new Composer(
        (event, locale) ->
            read.computeIfAbsent(Arrays.asList(event, locale), _ -> texts.inForce(event, locale)),
        (outage, event, round) ->
            words.computeIfAbsent(
                List.of(outage, event, round), _ -> announcements.words(outage, event, round)),
        (customer, language) ->
            written.computeIfAbsent(
                Arrays.asList(language, customer.locale(), customer.zone()),
                _ -> writing.dates(customer, language)),
        support);
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
    Customer customer = situation.customer();
    Text text = texts.inForce(event, customer.locale());
    return switch (text.template()) {
      case TemplateText.Usable usable ->
          usable.render(
              new TemplateValues(situation, writing.dates(customer, text.language()))
                  .of(event, to, support, words, now));
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
