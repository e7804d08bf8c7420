package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.flow.Previews;
import app.allclear.incident.Incident;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.notice.Composed;
import app.allclear.notice.Example;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.Situation;
import app.allclear.notice.Templates;
import app.allclear.notice.TextInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /texts}: which file words which notice for whom, and how it reads. */
@Controller
@RequestMapping("/texts")
class TextsPage {
  /** Enough to choose from; the others are found by their page. */
  private static final int INCIDENTS = 100;

  private static final String EXAMPLE = "example-";

  private final Templates templates;
  private final Previews previews;
  private final Incidents incidents;
  private final Directories directory;
  private final Times times;

  TextsPage(
      Templates templates,
      Previews previews,
      Incidents incidents,
      Directories directory,
      Times times) {
    this.templates = templates;
    this.previews = previews;
    this.incidents = incidents;
    this.directory = directory;
    this.times = times;
  }

  /** One event with the files that word it. */
  public record EventTexts(String slug, String words, List<TextLine> texts) {}

  /**
   * The file for one language.
   *
   * @param language a locale's tag; empty for everybody else
   * @param borrowed whether the language has no text of its own
   */
  public record TextLine(
      String language,
      String name,
      String file,
      @Nullable String html,
      boolean borrowed,
      @Nullable String problem) {}

  /** A case to preview with. */
  public record Case(String id, String words) {}

  /** A preview; either the text or the trouble is there. */
  public record Preview(
      String file,
      @Nullable String subject,
      @Nullable String text,
      boolean html,
      @Nullable String trouble) {}

  @GetMapping
  String all(Model model) {
    Set<String> languages = languages();
    model.addAttribute(
        "events", NoticeEvent.WORDED.stream().map(event -> texts(event, languages)).toList());
    return "texts";
  }

  private EventTexts texts(NoticeEvent event, Set<String> languages) {
    List<TextLine> lines = new ArrayList<>();
    lines.add(line("", templates.which(event, null)));
    for (String language : languages)
      lines.add(line(language, templates.which(event, Locale.forLanguageTag(language))));
    return new EventTexts(event.slug(), EventWords.of(event), lines);
  }

  private static TextLine line(String language, TextInForce text) {
    return new TextLine(
        language,
        language.isEmpty() ? "Everybody else" : name(language),
        text.file(),
        text.html(),
        !text.language().equals(language),
        text.problem() == null ? null : Frame.words(text.problem()));
  }

  private static String name(String language) {
    return Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
  }

  /** Those we ship, those of the operator's folders, and those customers speak. */
  private Set<String> languages() {
    Set<String> languages = new TreeSet<>(List.of("de", "es", "fr"));
    languages.addAll(templates.locales());
    directory.inForce().customers().stream()
        .map(customer -> customer.locale())
        .flatMap(locale -> Optional.ofNullable(locale).stream())
        .map(Locale::toLanguageTag)
        .forEach(languages::add);
    return languages;
  }

  @GetMapping("/{event}")
  String preview(
      @PathVariable String event,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(defaultValue = "") String words,
      Model model) {
    NoticeEvent chosen = event(event);
    List<Case> cases = cases();
    String with = of.isEmpty() ? cases.getFirst().id() : of;
    Situation situation = situation(chosen, with, language);
    Locale locale = situation.customer().locale();
    model.addAttribute("event", chosen.slug());
    model.addAttribute("words", EventWords.of(chosen));
    model.addAttribute("cases", cases);
    model.addAttribute("of", with);
    model.addAttribute("languages", languages());
    model.addAttribute("language", language);
    model.addAttribute("typed", words);
    model.addAttribute(
        "takesWords",
        chosen == NoticeEvent.PROGRESS
            || chosen == NoticeEvent.AFTERWARDS
            || chosen == NoticeEvent.READER);
    model.addAttribute(
        "preview", view(templates.which(chosen, locale), previews.of(chosen, situation, words)));
    return "text";
  }

  /** The HTML of the same preview, for its frame. */
  @GetMapping("/{event}/html")
  ResponseEntity<String> html(
      @PathVariable String event,
      @RequestParam(defaultValue = "") String of,
      @RequestParam(required = false) @Nullable String language,
      @RequestParam(defaultValue = "") String words) {
    NoticeEvent chosen = event(event);
    Situation situation = situation(chosen, of, language);
    String html =
        switch (previews.of(chosen, situation, words)) {
          case Composed.Ready ready -> ready.html();
          case Composed.Broken _ -> null;
        };
    if (html == null) throw Ids.unknown("HTML for", event);
    return LetterPage.framed(html);
  }

  private static Preview view(TextInForce text, Composed composed) {
    return switch (composed) {
      case Composed.Ready ready ->
          new Preview(text.file(), ready.subject(), ready.text(), ready.html() != null, null);
      case Composed.Broken broken ->
          new Preview(text.file(), null, null, false, Frame.words(broken.problem()));
    };
  }

  /** Real ones first; made-up ones are there before anything has happened. */
  private List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    for (Incident incident : incidents.byUrgency(IncidentQuery.ALL, INCIDENTS, 0))
      if (incident.outage() != null)
        cases.add(
            new Case(
                incident.id().toString(),
                "%s: %d damaged, %d back"
                    .formatted(incident.customerName(), incident.affected(), incident.back())));
    for (int databases : new int[] {1, 3, 0})
      cases.add(
          new Case(
              EXAMPLE + databases,
              databases == 1
                  ? "Made up: one database"
                  : "Made up: %s databases".formatted(databases == 0 ? "no" : databases)));
    return cases;
  }

  private Situation situation(NoticeEvent event, String of, @Nullable String language) {
    Situation found =
        switch (of) {
          case EXAMPLE + "0" -> Example.with(0, event, times.now());
          case EXAMPLE + "1", "" -> Example.with(1, event, times.now());
          case EXAMPLE + "3" -> Example.with(3, event, times.now());
          default ->
              previews
                  .situation(Ids.incident(of))
                  .orElseThrow(() -> Ids.unknown("incident of an outage", of));
        };
    if (language == null || language.equals("theirs")) return found;
    return Example.in(language.isEmpty() ? null : Locale.forLanguageTag(language), found);
  }

  private static NoticeEvent event(String slug) {
    return NoticeEvent.of(slug).orElseThrow(() -> Ids.unknown("notice called", slug));
  }
}
