package app.allclear.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Site;
import app.allclear.flow.BackupRounds;
import app.allclear.flow.Board;
import app.allclear.flow.BoardRow;
import app.allclear.flow.FoundDamage;
import app.allclear.flow.RestoreBoard;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Forecast;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.RestoreCommands;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.web.Samples;
import app.allclear.web.Slices;
import app.allclear.web.WebSlice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What stands in a row of the board, on mocks. */
@WebSlice
class BoardRowsTest {
  private static final Customer SHOP =
      new Customer(
          Samples.C1,
          "Shop GmbH",
          null,
          null,
          List.of(),
          List.of(site("shop.example", Samples.SHOP), site("blog.example", Samples.BLOG)),
          List.of(Samples.SHOP, Samples.BLOG));

  @Autowired MockMvc http;
  @Autowired Directories directories;
  @Autowired DatabaseStatuses statuses;
  @Autowired RestoreBoard board;
  @Autowired RestoreCommands commands;
  @Autowired FoundDamage damage;
  @Autowired BackupRounds backups;

  @BeforeEach
  void everydayLife() {
    Slices.inForce(directories, Samples.directory());
    when(damage.suggestion()).thenReturn(Optional.empty());
    when(commands.of(any(), any())).thenReturn(new RestoreCommands.Commands.Unusable("None."));
  }

  private static Site site(String domain, DatabaseName database) {
    return new Site(domain, domain, database);
  }

  private String page(BoardRow... rows) throws Exception {
    Forecast forecast = new Forecast(rows.length, null, Map.of(), "");
    when(board.now())
        .thenReturn(new Board(QueueOrder.PEOPLE, List.of(rows), 0, rows.length, forecast));
    return open("/databases");
  }

  private String open(String path) throws Exception {
    return http.perform(get(path).with(user("operator")))
        .andExpect(status().isOk())
        .andReturn()
        .getResponse()
        .getContentAsString();
  }

  private static BoardRow row(DatabaseStatus status, @Nullable Customer customer, int position) {
    return new BoardRow(status, customer, null, 0, null, null, null, position, null);
  }

  private static DatabaseStatus needed(DatabaseName database) {
    return Statuses.of(database.toString()).restore(RestoreState.NEEDED).build();
  }

  @Test
  void warnsOfBackupsOnEveryPageBeforeAnythingIsDamaged() throws Exception {
    when(backups.areConfigured()).thenReturn(true);
    when(backups.standing()).thenReturn(new BackupRounds.Standing(4, 3, 2));
    String warning =
        "The backups need a look: databases without a usable backup: 4; databases whose newest"
            + " backup is old: 3; backup files that are damaged or cut short: 2.";
    assertThat(open("/")).contains(warning);
    assertThat(page()).contains(warning);
    when(backups.standing()).thenReturn(new BackupRounds.Standing(0, 0, 0));
    assertThat(open("/")).doesNotContain("The backups need a look");
  }

  @Test
  void namesItsPlaceInTheQueue() throws Exception {
    String page = page(row(needed(Samples.BLOG), null, 1), row(needed(Samples.SHOP), null, 2));
    assertThat(page)
        .containsSubsequence(
            "<b class=\"position\">1.</b>", ">blog<", "<b class=\"position\">2.</b>", ">shop<");
    assertThat(page(row(Samples.onHold(), null, 0))).doesNotContain("class=\"position\"");
  }

  @Test
  void namesTheSitesOnItAndAllOfTheCustomersWhereNobodySaysWhich() throws Exception {
    assertThat(page(row(needed(Samples.SHOP), SHOP, 1)))
        .contains("<bdi>shop.example</bdi>")
        .doesNotContain("blog.example");
    DatabaseStatus third = Statuses.of("mysql1/third").restore(RestoreState.NEEDED).build();
    assertThat(page(row(third, SHOP, 1)))
        .contains("<bdi>shop.example</bdi>", "<bdi>blog.example</bdi>");
  }

  @Test
  void showsHowFarARunningRestoreHasCome() throws Exception {
    DatabaseStatus running =
        Statuses.of("mysql1/shop").restore(RestoreState.RUNNING).percent(40).build();
    assertThat(page(row(running, null, 0)))
        .contains(
            "<progress max=\"100\" value=\"40\" aria-label=\"shop is restored to 40 per cent\">",
            "restoring 40 %");
  }

  @Test
  void saysOnWhoseWordItIsWhereSomebodySaidSo() throws Exception {
    when(statuses.of(any())).thenReturn(Map.of());
    assertThat(open("/databases?show=all"))
        .contains("Nobody has looked at it yet.")
        .doesNotContain("on the word of");
    assertThat(page(row(Samples.onHold(), null, 0))).contains("on the word of the operator");
  }
}
