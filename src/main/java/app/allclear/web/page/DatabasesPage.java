package app.allclear.web.page;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.flow.ActRefused;
import app.allclear.flow.Declared;
import app.allclear.flow.OperatorActs;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Reported;
import app.allclear.restore.ServerStatuses;
import app.allclear.store.Page;
import app.allclear.web.CustomerDatabases;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /databases}: every database, and the operator's word about several at once. */
@Controller
class DatabasesPage {
  private static final int ROWS = 200;

  private final CustomerDatabases databases;
  private final BoardViews board;
  private final BackupViews backups;
  private final ServerStatuses servers;
  private final Directories directory;
  private final OperatorWord word;
  private final OperatorActs acts;
  private final Times times;

  DatabasesPage(
      CustomerDatabases databases,
      BoardViews board,
      BackupViews backups,
      ServerStatuses servers,
      Directories directory,
      OperatorWord word,
      OperatorActs acts,
      Times times) {
    this.databases = databases;
    this.board = board;
    this.backups = backups;
    this.servers = servers;
    this.directory = directory;
    this.word = word;
    this.acts = acts;
    this.times = times;
  }

  /** A row: the database and whose it is. */
  public record Row(
      DatabaseView database,
      @Nullable String customer,
      @Nullable String name,
      BoardView.@Nullable BackupView backup) {}

  /** The page. */
  public record DatabasesView(
      List<Row> rows,
      @Nullable String next,
      List<ServerLines.Line> servers,
      List<String> serverNames,
      List<String> strangers) {}

  @GetMapping("/databases")
  String list(
      @RequestParam(defaultValue = "owed") String show,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = "0") int from,
      Model model) {
    Directory now = directory.inForce();
    boolean all = show.equals("all");
    Page<DatabaseStatus> page =
        all ? databases.after(Names.orNull(after), ROWS) : new Page<>(List.of(), null);
    ServerLines lines = ServerLines.of(servers, times);
    BackupViews.Page files =
        backups.page(page.items().stream().map(DatabaseStatus::database).toList());
    if (!all) model.addAttribute("board", board.from(from));
    model.addAttribute(
        "view",
        new DatabasesView(
            page.items().stream().map(status -> row(status, now, files, lines)).toList(),
            page.next(),
            lines.all(),
            Names.servers(now),
            strangers(now)));
    return all ? "databases" : "board";
  }

  @PostMapping("/databases/report")
  String report(
      @RequestParam(required = false) @Nullable List<String> database,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(required = false) @Nullable String backupTakenAt,
      @RequestParam(required = false) @Nullable String note,
      @RequestParam(required = false) @Nullable String words,
      HttpServletRequest request,
      RedirectAttributes flash) {
    Reported reported = OperatorWord.state(state);
    Instant backup = times.read(backupTakenAt);
    // Words to the customer go with two states only; typed beside another they would be lost.
    if (words != null && !words.isBlank() && !takesWords(reported))
      throw new ActRefused(
          ActRefused.Kind.INVALID,
          "Words to the customer go with on hold and given up only; choose one of these, or take them out.");
    String told =
        word.say(
            database == null ? List.of() : database,
            reported,
            backup,
            note,
            OperatorWord.reason(state),
            words);
    flash.addFlashAttribute("done", told);
    return Back.to(request, "/databases");
  }

  private static boolean takesWords(Reported state) {
    return state == Reported.ON_HOLD || state == Reported.GIVEN_UP;
  }

  @PostMapping("/databases/damaged")
  String damaged(
      @RequestParam(defaultValue = "") String pasted,
      @RequestParam(defaultValue = "") String server,
      @RequestParam(defaultValue = "false") boolean all,
      RedirectAttributes flash) {
    Declared declared = acts.markDamaged(pasted, server.isBlank() ? null : server, all);
    flash.addFlashAttribute("done", "Marked %d databases as damaged.".formatted(declared.marked()));
    flash.addFlashAttribute("unknownNames", declared.unknownNames());
    return "redirect:/databases";
  }

  private Row row(DatabaseStatus status, Directory now, BackupViews.Page files, ServerLines lines) {
    var owner = now.ownerOf(status.database());
    return new Row(
        DatabaseView.inRow(status, lines, times),
        owner.map(one -> one.id().value()).orElse(null),
        owner.map(one -> one.name()).orElse(null),
        files.listed(status.database()));
  }

  private List<String> strangers(Directory now) {
    TreeSet<DatabaseName> strangers = new TreeSet<>();
    servers.all().forEach(server -> strangers.addAll(server.withoutCustomer(now)));
    return strangers.stream().map(DatabaseName::toString).toList();
  }
}
