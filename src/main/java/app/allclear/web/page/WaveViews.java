package app.allclear.web.page;

import app.allclear.flow.WaveLook;
import app.allclear.incident.OutageId;
import app.allclear.notice.Announcement;
import app.allclear.notice.Announcements;
import app.allclear.notice.MailAtRisk;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Pace;
import app.allclear.notice.Templates;
import app.allclear.notice.TextInForce;
import app.allclear.notice.Wave;
import app.allclear.notice.Waves;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fills the view of a wave. */
final class WaveViews {
  private static final Duration A_DAY = Duration.ofHours(24);

  private final WaveLook look;
  private final Waves waves;
  private final Templates templates;
  private final Announcements announcements;
  private final NoticeSettings settings;
  private final Pace pace;
  private final Times times;

  WaveViews(
      WaveLook look,
      Waves waves,
      Templates templates,
      Announcements announcements,
      NoticeSettings settings,
      Pace pace,
      Times times) {
    this.look = look;
    this.waves = waves;
    this.templates = templates;
    this.announcements = announcements;
    this.settings = settings;
    this.pace = pace;
    this.times = times;
  }

  /** Empty where there is no such outage. */
  Optional<WaveView> of(OutageId outage, NoticeEvent event) {
    return look.at(outage, event).map(seen -> view(seen, event));
  }

  private WaveView view(WaveLook.Seen seen, NoticeEvent event) {
    Map<Locale, TextInForce> texts = new LinkedHashMap<>();
    List<WaveView.Recipient> going = new ArrayList<>();
    Map<TextInForce, Integer> readers = new LinkedHashMap<>();
    for (Wave.Going one : seen.wave().going()) {
      Locale locale = one.customer().locale();
      TextInForce text =
          texts.computeIfAbsent(
              locale == null ? Locale.ROOT : locale, _ -> templates.which(event, locale));
      readers.merge(text, 1, Integer::sum);
      going.add(recipient(one, text));
    }
    return new WaveView(
        seen.outage().id().toString(),
        seen.outage().name(),
        event.slug(),
        EventWords.of(event),
        going,
        readers.entrySet().stream()
            .map(entry -> language(entry.getKey(), entry.getValue()))
            .toList(),
        seen.wave().nothing().stream().map(WaveViews::left).toList(),
        warnings(seen),
        going.isEmpty() ? List.of() : duration(event, going.size()),
        seen.states().entrySet().stream()
            .map(entry ->
                new WaveView.Count(
                    entry.getKey().slug().replace('-', ' '),
                    NoticeView.kind(entry.getKey()),
                    entry.getValue()))
            .toList(),
        undo(seen.soon()),
        announced(seen, event),
        seen.states().keySet().stream()
            .anyMatch(state -> state == NoticeState.QUEUED || state == NoticeState.DEFERRED));
  }

  private static WaveView.Recipient recipient(Wave.Going one, TextInForce text) {
    return new WaveView.Recipient(
        one.notice().id().toString(),
        one.notice().incident().toString(),
        one.customer().name(),
        one.notice().to().value(),
        language(text),
        one.notice().answers() != null,
        one.later());
  }

  private static WaveView.Language language(TextInForce text, int notices) {
    return new WaveView.Language(
        language(text),
        text.file(),
        text.html(),
        notices,
        text.problem() == null ? null : Frame.words(text.problem()));
  }

  /** In the operator's language; an operator's text for everybody has none of its own. */
  static String language(TextInForce text) {
    if (text.language().isEmpty()) return text.shipped() ? "English" : "the text for everybody";
    return Locale.forLanguageTag(text.language()).getDisplayName(Locale.ENGLISH);
  }

  private static WaveView.Left left(Wave.Without without) {
    return new WaveView.Left(
        without.reason(),
        without.who().stream()
            .map(nobody ->
                nobody.address() == null
                    ? nobody.customer().name()
                    : nobody.customer().name() + " (" + nobody.address() + ")")
            .toList());
  }

  private static List<String> warnings(WaveLook.Seen seen) {
    return MailAtRisk.sentence(seen.atRisk()).stream().toList();
  }

  private List<String> duration(NoticeEvent event, int notices) {
    List<String> sentences = new ArrayList<>();
    int sent = waves.sentSince(times.now().minus(A_DAY));
    // All-clears go before everything else and may use all of the budget.
    boolean urgent = event == NoticeEvent.RESTORED;
    int ahead = waves.ahead(event);
    Duration takes = pace.timeFor(ahead + notices, sent, urgent);
    if (settings.rate() == 0 && settings.dailyBudget() == 0)
      return List.of(
          "They leave as fast as your mail server takes them: no rate (allclear.notices.rate) and no daily budget is set.");
    sentences.add(
        takes.compareTo(Duration.ofMinutes(1)) < 0
            ? "It takes less than a minute."
            : "It takes about %s.".formatted(Times.ago(takes)));
    if (ahead > 0)
      sentences.add(
          ahead == 1
              ? "1 that is released already leaves first, and is counted in."
              : "%d that are released already leave first, and are counted in.".formatted(ahead));
    if (settings.rate() > 0) sentences.add("%d leave a minute at most.".formatted(settings.rate()));
    if (settings.dailyBudget() > 0)
      sentences.add(
          "Of the %d a day that your provider takes, %d left in the last 24 hours; a quarter is kept for all-clears and your own replies, which go first."
              .formatted(settings.dailyBudget(), sent));
    return sentences;
  }

  private WaveView.@Nullable Undo undo(Waves.@Nullable Soon soon) {
    if (soon == null) return null;
    long seconds = Math.max(1, Duration.between(times.now(), soon.until()).toSeconds());
    return new WaveView.Undo(times.of(soon.until()), soon.notices(), seconds);
  }

  private @Nullable String announced(WaveLook.Seen seen, NoticeEvent event) {
    return announcements.of(seen.outage().id()).stream()
        .filter(announcement -> announcement.event() == event)
        .map(Announcement::words)
        .findFirst()
        .filter(words -> !words.isEmpty())
        .orElse(null);
  }
}
