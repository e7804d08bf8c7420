package app.allclear.web.page;

import app.allclear.incident.Incidents;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /}: the incidents, what needs a human first. */
@Controller
class IncidentsPage {
  private static final int ROWS = 100;
  private static final int FARTHEST = 10_000;

  private final Incidents incidents;
  private final IncidentList list;
  private final Finder finder;

  IncidentsPage(Incidents incidents, IncidentList list, Finder finder) {
    this.incidents = incidents;
    this.list = list;
    this.finder = finder;
  }

  /** One way to look at the list, and how many there are. */
  public record Tab(String slug, String words, int count, boolean chosen) {}

  /**
   * The list as shown.
   *
   * @param from the number of the first row, less one
   * @param next where the next page begins; null at the end
   */
  public record ListView(
      List<Tab> tabs,
      String show,
      String q,
      List<IncidentRow> rows,
      List<Found> found,
      @Nullable String hint,
      int from,
      @Nullable Integer previous,
      @Nullable Integer next) {}

  @GetMapping("/")
  String list(
      @RequestParam(required = false) @Nullable String show,
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    IncidentFilter filter = IncidentFilter.of(show);
    model.addAttribute("list", q.isBlank() ? page(filter, from) : found(filter, q));
    return "incidents";
  }

  private ListView page(IncidentFilter filter, int from) {
    int offset = Math.clamp(from, 0, FARTHEST);
    List<IncidentRow> rows = list.rows(filter.query(), ROWS + 1, offset);
    boolean more = rows.size() > ROWS;
    return new ListView(
        tabs(filter),
        filter.slug(),
        "",
        more ? rows.subList(0, ROWS) : rows,
        List.of(),
        null,
        offset,
        offset == 0 ? null : Math.max(0, offset - ROWS),
        more ? offset + ROWS : null);
  }

  private ListView found(IncidentFilter filter, String q) {
    return new ListView(
        tabs(filter),
        filter.slug(),
        q.strip(),
        list.search(q, ROWS),
        finder.find(q),
        finder.hint(),
        0,
        null,
        null);
  }

  private List<Tab> tabs(IncidentFilter chosen) {
    return Arrays.stream(IncidentFilter.values())
        .map(one -> new Tab(one.slug(), one.words(), incidents.count(one.query()), one == chosen))
        .toList();
  }
}
