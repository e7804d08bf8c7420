package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.flow.ActRefused;
import app.allclear.flow.ListsFromBefore;
import app.allclear.flow.TableCheckActs;
import app.allclear.restore.CheckWarning;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.ServerStatuses;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.web.CustomerDatabases;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /database}: one database, its tables, and what probes found. */
@Controller
class DatabasePage {
  private final CustomerDatabases databases;
  private final TableLists lists;
  private final ListsFromBefore fromBefore;
  private final ServerStatuses servers;
  private final RestoreSettings settings;
  private final TableCheckActs checks;
  private final BackupViews backups;
  private final Directories directory;
  private final Times times;

  DatabasePage(
      CustomerDatabases databases,
      TableLists lists,
      ListsFromBefore fromBefore,
      ServerStatuses servers,
      RestoreSettings settings,
      TableCheckActs checks,
      BackupViews backups,
      Directories directory,
      Times times) {
    this.databases = databases;
    this.lists = lists;
    this.fromBefore = fromBefore;
    this.servers = servers;
    this.settings = settings;
    this.checks = checks;
    this.backups = backups;
    this.directory = directory;
    this.times = times;
  }

  /**
   * The page.
   *
   * @param list the list from before in words; null where there is none that counts
   * @param listDoubt why the stored list does not count, or null
   * @param probed whether its server is one that Allclear looks at
   * @param warnings what to know before a CHECK TABLE
   * @param backups every file of the catalogue, newest first; null where none is kept
   * @param asked since when a check is to come; null for none
   */
  public record Details(
      DatabaseView database,
      @Nullable String customer,
      @Nullable String customerName,
      @Nullable String list,
      @Nullable String listDoubt,
      @Nullable String size,
      List<TableView> tables,
      List<TableView> found,
      boolean probed,
      List<String> warnings,
      @Nullable List<BackupViews.FileView> backups,
      @Nullable Moment asked) {}

  @GetMapping("/database")
  String show(@RequestParam(defaultValue = "") String name, Model model) {
    DatabaseName asked = Names.database(name);
    DatabaseStatus status =
        databases
            .find(asked)
            .orElseThrow(() ->
                new ActRefused(
                    ActRefused.Kind.NOT_FOUND,
                    "No customer has a database %s. The page Databases lists them."
                        .formatted(asked)));
    model.addAttribute("view", details(status));
    return "database";
  }

  private Details details(DatabaseStatus status) {
    TableList stored = lists.find(status.database()).orElse(null);
    boolean counts = stored != null && !fromBefore.of(List.of(status.database())).isEmpty();
    Customer owner = directory.inForce().ownerOf(status.database()).orElse(null);
    String server = status.probedAt().server();
    return new Details(
        DatabaseView.of(status, times),
        owner == null ? null : owner.id().value(),
        owner == null ? null : owner.name(),
        counts && stored != null ? stored.words(times.now()) : null,
        stored == null || counts ? null : stored.words(times.now()),
        stored == null ? null : TableView.size(stored.bytes()),
        TableView.listed(stored, status.findings()),
        TableView.unlisted(stored, status.findings()),
        settings.server(server).isPresent(),
        CheckWarning.of(servers.find(server).orElse(null), server, stored),
        backups.all(status.database()),
        times.orNull(status.tableChecks().asked()));
  }

  @PostMapping("/database/check")
  String check(
      @RequestParam(defaultValue = "") String name,
      @RequestParam(defaultValue = "false") boolean confirmed,
      RedirectAttributes flash) {
    DatabaseName database = Names.database(name);
    flash.addAttribute("name", database.toString());
    try {
      checks.ask(database, confirmed);
      flash.addFlashAttribute(
          "done", "It is checked now; what it found stands here and in the log.");
    } catch (ActRefused refused) {
      flash.addFlashAttribute("refused", refused.getMessage());
    }
    return "redirect:/database";
  }
}
