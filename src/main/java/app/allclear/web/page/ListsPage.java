package app.allclear.web.page;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.flow.ActRefused;
import app.allclear.flow.GivenLists;
import app.allclear.flow.ListActs;
import app.allclear.flow.ListGift;
import app.allclear.flow.ListsFromBefore;
import app.allclear.restore.TableList;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /lists}: which databases have a list of tables from before, and giving one. */
@Controller
class ListsPage {
  private static final int NAMED = 30;

  private final Directories directory;
  private final ListsFromBefore lists;
  private final ListActs acts;
  private final Times times;

  ListsPage(Directories directory, ListsFromBefore lists, ListActs acts, Times times) {
    this.directory = directory;
    this.lists = lists;
    this.acts = acts;
    this.times = times;
  }

  /**
   * A server's lists.
   *
   * @param without databases without a list, at most {@link #NAMED}
   * @param kinds how many have which list, in words
   */
  public record Coverage(
      String server,
      int databases,
      int listed,
      List<String> kinds,
      List<String> without,
      int more) {}

  /** What came of the list given last. */
  public record Told(
      String words, Moment taken, List<String> newer, List<String> unknown, List<String> remarks) {}

  @GetMapping("/lists")
  String all(@RequestParam(defaultValue = "") String database, Model model) {
    Map<String, List<DatabaseName>> byServer = new TreeMap<>();
    for (DatabaseName name : directory.inForce().databases())
      byServer.computeIfAbsent(name.server(), _ -> new ArrayList<>()).add(name);
    model.addAttribute(
        "servers",
        byServer.entrySet().stream().map(one -> coverage(one.getKey(), one.getValue())).toList());
    DatabaseName chosen = Names.orNull(database);
    model.addAttribute("chosenServer", chosen == null ? "" : chosen.server());
    model.addAttribute("chosenDatabase", chosen == null ? "" : chosen.name());
    model.addAttribute("zone", times.zone().getId());
    return "lists";
  }

  private Coverage coverage(String server, List<DatabaseName> names) {
    Map<DatabaseName, TableList> found = lists.of(names);
    Map<String, Integer> kinds = new TreeMap<>();
    for (TableList list : found.values()) kinds.merge(kind(list), 1, Integer::sum);
    List<String> without =
        names.stream().filter(name -> !found.containsKey(name)).map(DatabaseName::name).toList();
    return new Coverage(
        server,
        names.size(),
        found.size(),
        kinds.entrySet().stream().map(one -> one.getValue() + " " + one.getKey()).toList(),
        without.subList(0, Math.min(NAMED, without.size())),
        Math.max(0, without.size() - NAMED));
  }

  private String kind(TableList list) {
    Moment seen = times.of(list.seenAt());
    return switch (list.origin()) {
      case KEPT -> "kept by Allclear, seen well within the last " + days(list.seenAt());
      case VOUCHED -> "you vouched for, within the last " + days(list.seenAt());
      case GIVEN -> "from %s, of %s".formatted(list.label(), seen.exact());
    };
  }

  private String days(Instant seen) {
    long days = java.time.Duration.between(seen, times.now()).toDays() + 1;
    return days == 1 ? "24 hours" : days + " days";
  }

  @PostMapping("/lists")
  String give(
      @RequestParam(defaultValue = "") String server,
      @RequestParam(defaultValue = "") String database,
      @RequestParam(defaultValue = "") String label,
      @RequestParam(defaultValue = "") String takenAt,
      @RequestParam(defaultValue = "false") boolean replace,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(required = false) @Nullable MultipartFile file,
      RedirectAttributes flash)
      throws IOException {
    ListGift gift = new ListGift(server, database.strip(), label, times.read(takenAt), replace);
    try (InputStream in = given(text, file)) {
      GivenLists given = acts.give(gift, in);
      flash.addFlashAttribute("given", told(given));
    } catch (ActRefused refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
      flash.addFlashAttribute("typed", gift);
      flash.addFlashAttribute("typedText", text);
    }
    return "redirect:/lists";
  }

  private static InputStream given(String text, @Nullable MultipartFile file) throws IOException {
    return file == null || file.isEmpty()
        ? new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))
        : file.getInputStream();
  }

  private Told told(GivenLists given) {
    return new Told(
        given.words(),
        times.of(given.takenAt()),
        given.newer().entrySet().stream()
            .map(one -> one.getKey() + " keeps " + one.getValue())
            .toList(),
        given.unknown().stream().map(DatabaseName::toString).toList(),
        given.remarks());
  }
}
