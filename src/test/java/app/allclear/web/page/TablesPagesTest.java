package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.flow.ActRefused;
import app.allclear.flow.Board;
import app.allclear.flow.BoardRow;
import app.allclear.flow.FoundDamage;
import app.allclear.flow.GivenLists;
import app.allclear.flow.ListActs;
import app.allclear.flow.ListGift;
import app.allclear.flow.ListsFromBefore;
import app.allclear.flow.RestoreBoard;
import app.allclear.flow.SuggestedOutage;
import app.allclear.flow.TableCheckActs;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.restore.Backup;
import app.allclear.restore.Backups;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Finding;
import app.allclear.restore.Forecast;
import app.allclear.restore.Health;
import app.allclear.restore.ListedTable;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.RestoreCommands;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.RestoreState;
import app.allclear.restore.ServerSettings;
import app.allclear.restore.ServerStatus;
import app.allclear.restore.ServerStatuses;
import app.allclear.restore.Statuses;
import app.allclear.restore.TableList;
import app.allclear.restore.TableLists;
import app.allclear.web.Samples;
import app.allclear.web.Slices;
import app.allclear.web.WebSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The pages about tables, lists and suggested outages, on mocks. */
@WebSlice
class TablesPagesTest {
  private static final DatabaseName SHOP = Samples.SHOP;

  @Autowired MockMvc http;
  @Autowired Directories directories;
  @Autowired DatabaseStatuses statuses;
  @Autowired TableLists lists;
  @Autowired ListsFromBefore fromBefore;
  @Autowired ListActs listActs;
  @Autowired TableCheckActs checks;
  @Autowired FoundDamage damage;
  @Autowired RestoreSettings settings;
  @Autowired ServerStatuses servers;
  @Autowired RestoreBoard board;
  @Autowired Backups backups;
  @Autowired RestoreCommands commands;
  @Autowired Incidents incidents;

  @BeforeEach
  void everydayLife() {
    Slices.inForce(directories, Samples.directory());
    when(damage.suggestion()).thenReturn(Optional.empty());
  }

  private static TableList list() {
    return TableList.given(
        SHOP,
        List.of(
            new ListedTable("orders", "InnoDB", List.of("id int(11)"), 3_500_000L),
            new ListedTable("<b>users", "MyISAM", List.of(), null)),
        "Monday's <i>backup",
        Slices.NOW.minusSeconds(3 * 86_400));
  }

  private void known(Finding... findings) {
    DatabaseStatus status =
        Statuses.of(SHOP.toString()).health(Health.DAMAGED).findings(List.of(findings)).build();
    when(statuses.find(SHOP)).thenReturn(Optional.of(status));
    when(lists.find(SHOP)).thenReturn(Optional.of(list()));
    when(fromBefore.of(any())).thenReturn(Map.of(SHOP, list()));
    when(settings.server(SHOP.server()))
        .thenReturn(
            Optional.of(new ServerSettings(SHOP.server(), "jdbc:mysql://db1/", "u", null, false)));
  }

  @Test
  void offersToDeclareWhatProbesFoundOnEveryPage() throws Exception {
    when(damage.suggestion())
        .thenReturn(
            Optional.of(new SuggestedOutage("Damage on mysql1", Slices.NOW, List.of(SHOP), 1)));
    for (String path : List.of("/", "/log", "/outages"))
      http.perform(get(path).with(user("operator")))
          .andExpect(content().string(containsString("Is this an outage?")))
          .andExpect(
              content().string(containsString("probes found 1 damaged database of 1 customer")))
          .andExpect(content().string(containsString("Declare “Damage on mysql1”")));
    when(damage.declare())
        .thenReturn(new Outage(new OutageId(7), "Damage on mysql1", Slices.NOW, null, 1, 0, null));
    http.perform(post("/outages/suggested").with(user("operator")).with(csrf()))
        .andExpect(redirectedUrl("/outages/7"));
    http.perform(post("/outages/suggested/dismiss").with(user("operator")).with(csrf()))
        .andExpect(redirectedUrl("/databases"));
    verify(damage).dismiss();
  }

  @Test
  void showsEachTableWithWhatWasFoundAndTheServersCode() throws Exception {
    known(
        new Finding(Finding.Kind.BROKEN, "orders", "Table orders does not open: bad.", 1877),
        new Finding(Finding.Kind.BROKEN, "extra", "Table extra does not open: bad.", 130));
    http.perform(get("/database").param("name", SHOP.toString()).with(user("operator")))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Monday&#39;s &lt;i&gt;backup, of ")))
        .andExpect(content().string(containsString("3 days old")))
        .andExpect(content().string(containsString("InnoDB, 1 column, about 3.3 MB")))
        .andExpect(content().string(containsString("Table orders does not open: bad.")))
        .andExpect(content().string(containsString("Server&#39;s code 1877")))
        .andExpect(content().string(containsString("Table extra does not open: bad.")))
        .andExpect(content().string(containsString("&lt;b&gt;users")))
        .andExpect(content().string(not(containsString("<b>users"))));
  }

  @Test
  void namesEveryBackupOfADatabaseAndSaysWhichAreDamaged() throws Exception {
    known();
    when(backups.of(SHOP))
        .thenReturn(
            List.of(
                backup("/backup/shop-2.sql.gz", Backup.Verdict.DAMAGED, "The archive is damaged."),
                backup("/backup/shop-1.sql.gz", Backup.Verdict.GOOD, "It unpacks to its end.")));
    http.perform(get("/database").param("name", SHOP.toString()).with(user("operator")))
        .andExpect(content().string(containsString("/backup/shop-2.sql.gz</code>")))
        .andExpect(content().string(containsString("<p class=\"warning\">The archive is damaged.")))
        .andExpect(content().string(containsString("/backup/shop-1.sql.gz</code>")))
        .andExpect(content().string(containsString("<p class=\"hint\">It unpacks to its end.")));
  }

  private static Backup backup(String path, Backup.Verdict verdict, String words) {
    return new Backup(path, SHOP, 1, Slices.NOW, Slices.NOW, verdict, words, Slices.NOW);
  }

  @Test
  void warnsInWordsBeforeACheckAndAsksForAYes() throws Exception {
    known();
    when(servers.find(SHOP.server()))
        .thenReturn(
            Optional.of(
                new ServerStatus(
                    SHOP.server(), true, Slices.NOW, "It answers.", null, Set.of(), "8.0.36")));
    http.perform(get("/database").param("name", SHOP.toString()).with(user("operator")))
        .andExpect(content().string(containsString("is MySQL 8.0.36, not MariaDB")))
        .andExpect(content().string(containsString("1 of its tables is InnoDB (orders)")));
    http.perform(
            post("/database/check")
                .param("name", SHOP.toString())
                .param("confirmed", "true")
                .with(user("operator"))
                .with(csrf()))
        .andExpect(flash().attributeExists("done"));
    verify(checks).ask(SHOP, true);
    doThrow(new ActRefused(ActRefused.Kind.INVALID, "Read the warning."))
        .when(checks)
        .ask(SHOP, false);
    http.perform(
            post("/database/check")
                .param("name", SHOP.toString())
                .with(user("operator"))
                .with(csrf()))
        .andExpect(flash().attribute("refused", "Read the warning."));
  }

  @Test
  void saysOnceWhyAServerDoesNotAnswerAndBrieflyInEachRow() throws Exception {
    String words = "Cannot reach server mysql1 (db1:3306): Connection refused.";
    when(servers.all())
        .thenReturn(
            List.of(new ServerStatus("mysql1", false, Slices.NOW, words, null, Set.of(), null)));
    DatabaseStatus down = silent(SHOP, Health.UNREACHABLE, words);
    DatabaseStatus refused = silent(Samples.BLOG, Health.UNKNOWN, words);
    when(statuses.of(any())).thenReturn(Map.of(SHOP, down, Samples.BLOG, refused));
    when(board.now())
        .thenReturn(
            new Board(
                QueueOrder.PEOPLE,
                List.of(row(down), row(refused)),
                0,
                2,
                new Forecast(2, null, Map.of(), "2 left.")));
    when(commands.of(any(), any())).thenReturn(new RestoreCommands.Commands.Unusable("None."));
    when(incidents.find(new IncidentId(5))).thenReturn(Optional.of(Samples.incident()));
    for (String path : List.of("/databases", "/databases?show=all", "/incidents/5"))
      assertThat(page(path))
          .as(path)
          .containsOnlyOnce(words)
          .contains("Server not reachable. Table users is missing.")
          .contains("Its server lets nobody look. Table users is missing.");
    when(statuses.find(SHOP)).thenReturn(Optional.of(down));
    assertThat(page("/database?name=" + SHOP)).contains(words);
  }

  private String page(String path) throws Exception {
    return http.perform(get(path).with(user("operator")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static DatabaseStatus silent(DatabaseName database, Health health, String words) {
    return Statuses.of(database.toString())
        .restore(RestoreState.NEEDED)
        .health(health)
        .detail(words)
        .findings(
            List.of(new Finding(Finding.Kind.MISSING, "users", "Table users is missing.", 1146)))
        .build();
  }

  private static BoardRow row(DatabaseStatus status) {
    return new BoardRow(status, null, null, 0, null, null, null, 1, null);
  }

  @Test
  void saysThatAListTakenDuringTheOutageIsNotComparedWith() throws Exception {
    known();
    when(fromBefore.of(any())).thenReturn(Map.of());
    http.perform(get("/database").param("name", SHOP.toString()).with(user("operator")))
        .andExpect(content().string(containsString("nothing is compared with it")));
  }

  @Test
  void showsWhichDatabasesHaveNoListAndTakesOne() throws Exception {
    http.perform(get("/lists").with(user("operator")))
        .andExpect(content().string(containsString("No list:")))
        .andExpect(content().string(containsString(SHOP.name())));
    when(listActs.give(any(), any()))
        .thenReturn(
            new GivenLists(
                "Monday's backup", Slices.NOW, Map.of(SHOP, 2), Map.of(), Set.of(), List.of()));
    http.perform(
            post("/lists")
                .param("server", SHOP.server())
                .param("database", SHOP.name())
                .param("label", "Monday's backup")
                .param("text", "CREATE TABLE t (id int);")
                .with(user("operator"))
                .with(csrf()))
        .andExpect(flash().attributeExists("given"));
    verify(listActs)
        .give(eq(new ListGift(SHOP.server(), SHOP.name(), "Monday's backup", null, false)), any());
  }

  @Test
  void takesBytesOverTheApiForListsOnly() throws Exception {
    when(listActs.give(any(), any()))
        .thenReturn(
            new GivenLists("x", Slices.NOW, Map.of(SHOP, 2), Map.of(), Set.of(), List.of()));
    http.perform(
            put("/api/lists?server=mysql1&label=x")
                .with(httpBasic("operator", "secret"))
                .header("Content-Type", "application/octet-stream")
                .content("CREATE TABLE t (id int);"))
        .andExpect(status().isOk());
    for (String type : List.of("text/plain", "multipart/form-data; boundary=x"))
      http.perform(
              put("/api/lists?server=mysql1&label=x")
                  .with(httpBasic("operator", "secret"))
                  .header("Content-Type", type)
                  .content("CREATE TABLE t (id int);"))
          .andExpect(status().isUnsupportedMediaType());
    http.perform(
            post("/api/checks")
                .with(httpBasic("operator", "secret"))
                .header("Content-Type", "application/octet-stream")
                .content("{}"))
        .andExpect(status().isUnsupportedMediaType());
    verifyNoInteractions(checks);
  }
}
