package app.allclear.web.page;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.flow.ActRefused;
import app.allclear.flow.Announced;
import app.allclear.flow.Board;
import app.allclear.flow.BoardRow;
import app.allclear.flow.CopyFirst;
import app.allclear.flow.Corrections;
import app.allclear.flow.Declaration;
import app.allclear.flow.Declared;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.RestoreBoard;
import app.allclear.flow.RestoreReports;
import app.allclear.flow.SendingLine;
import app.allclear.flow.WaveActs;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.DataCopy;
import app.allclear.incident.IncidentId;
import app.allclear.incident.Incidents;
import app.allclear.incident.LatestWords;
import app.allclear.incident.MailboxStatus;
import app.allclear.incident.MessageId;
import app.allclear.incident.MessageText;
import app.allclear.incident.Messages;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.Announcement;
import app.allclear.notice.Mode;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.PublicPage;
import app.allclear.notice.TemplateProblem;
import app.allclear.notice.Templates;
import app.allclear.notice.Waves;
import app.allclear.restore.Backup;
import app.allclear.restore.Backups;
import app.allclear.restore.DataDirectory;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.Forecast;
import app.allclear.restore.HoldReason;
import app.allclear.restore.QueueOrder;
import app.allclear.restore.ReportOutcome;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreCommands;
import app.allclear.restore.RestoreQueue;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Statuses;
import app.allclear.restore.Word;
import app.allclear.web.Samples;
import app.allclear.web.Slices;
import app.allclear.web.WebSlice;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages on mocks: what they say, what they call, and that nothing anybody wrote is markup. */
@WebSlice
class PagesTest {
  private static final String ATTACK = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
  private static final String HARMLESS = "&lt;script&gt;alert(1)&lt;/script&gt;";

  @Autowired MockMvc http;
  @Autowired Messages messages;
  @Autowired Incidents incidents;
  @Autowired Corrections corrections;
  @Autowired Outages outages;
  @Autowired CopyAccounts accounts;
  @Autowired Notices notices;
  @Autowired Outbox outbox;
  @Autowired Waves waves;
  @Autowired WaveActs waveActs;
  @Autowired SendingLine line;
  @Autowired NoticeSettings settings;
  @Autowired Templates templates;
  @Autowired Directories directories;
  @Autowired DatabaseStatuses statuses;
  @Autowired RestoreReports reports;
  @Autowired OperatorActs acts;
  @Autowired CopyFirst copyFirst;
  @Autowired RestoreBoard board;
  @Autowired Backups backups;
  @Autowired RestoreCommands commands;
  @Autowired PublicPage publicPage;

  @BeforeEach
  void everydayLife() {
    Slices.inForce(directories, Samples.directory());
    when(accounts.statuses())
        .thenReturn(List.of(new MailboxStatus("support", Slices.NOW, 9, 9, 0, 0, true, null)));
    when(board.now()).thenReturn(board(List.of(), "Nothing is left to restore.", null));
    when(messages.text(any())).thenReturn(new MessageText("It is down.", "", "", "", List.of()));
  }

  private static Board board(List<BoardRow> rows, String words, Forecast.Range all) {
    return new Board(
        QueueOrder.PEOPLE, rows, 12, rows.size(), new Forecast(rows.size(), all, Map.of(), words));
  }

  private ResultActions open(String path) throws Exception {
    return http.perform(get(path).with(user("operator")));
  }

  private ResultActions send(MockHttpServletRequestBuilder form) throws Exception {
    return http.perform(form.with(user("operator")).with(csrf()));
  }

  private static ResultMatcher says(String words) {
    return content().string(containsString(words));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/", "/?show=needs-me", "/?show=nonsense", "/?q=shop", "/unmatched", "/databases",
        "/databases?show=all", "/notices", "/log", "/directory", "/mailboxes", "/outages",
        "/outages/new"
      })
  void opensWhereNothingHasHappenedYet(String path) throws Exception {
    open(path).andExpect(status().isOk()).andExpect(says("</html>"));
  }

  @Test
  void saysWhatToDoFirstWhereNothingIsConfigured() throws Exception {
    Slices.inForce(directories, Directory.EMPTY);
    when(accounts.statuses()).thenReturn(List.of());
    open("/")
        .andExpect(says("No mailbox is watched yet. Name yours under allclear.mailboxes"))
        .andExpect(says("No customers are loaded"));
  }

  @Test
  void saysWhatIsWrongOnEveryPage() throws Exception {
    when(accounts.statuses())
        .thenReturn(
            List.of(
                new MailboxStatus(
                    "support", null, 9, 7, 0, 0, false, "Cannot log in. Trying again.")));
    when(templates.problems())
        .thenReturn(List.of(new TemplateProblem("restored.txt", 3, "nmae", "Line 3 is wrong.")));
    when(outbox.paused()).thenReturn(true);
    open("/log")
        .andExpect(says("Cannot log in. Trying again."))
        .andExpect(says("2 messages that nothing accounts for"))
        .andExpect(says("Line 3 is wrong."))
        .andExpect(says("Sending is paused."))
        .andExpect(says("Resume sending"));
  }

  @Test
  void showsTheOutageAndWhatNeedsAHumanFirst() throws Exception {
    when(outages.current())
        .thenReturn(
            Optional.of(
                new Outage(new OutageId(2), "mysql1 <b>", Samples.FIVE, null, 60, 12, null)));
    when(incidents.count(any())).thenReturn(3);
    when(incidents.byUrgency(any(), anyInt(), anyInt())).thenReturn(List.of(Samples.incident()));
    when(statuses.of(any())).thenReturn(Map.of(Samples.SHOP, Samples.onHold()));
    when(messages.latest(any()))
        .thenReturn(
            Map.of(
                Samples.incident().id(),
                new LatestWords(
                    new MessageId(7),
                    "Anna <b>",
                    "Re: shop",
                    "It works,\nbut\tnot the <i>till</i>.")));
    open("/")
        .andExpect(
            says(
                "<bdi>Anna &lt;b&gt;</bdi>: <q>It works, but not the &lt;i&gt;till&lt;/i&gt;.</q>"))
        .andExpect(says("mysql1 &lt;b&gt;"))
        .andExpect(says("<b>12</b> of <b>60</b> customers restored"))
        .andExpect(says("Shop GmbH"))
        .andExpect(says("on hold"))
        .andExpect(says("somebody wrote again after the all-clear"))
        .andExpect(says("5 h"));
  }

  @Test
  void neverTakesAWordOfAMailForMarkup() throws Exception {
    IncidentId id = new IncidentId(5);
    when(incidents.find(id)).thenReturn(Optional.of(Samples.incident()));
    when(messages.ofIncident(id)).thenReturn(List.of(Samples.message(ATTACK)));
    when(messages.text(any()))
        .thenReturn(new MessageText(ATTACK, ATTACK, ATTACK, ATTACK + "more", List.of(ATTACK)));
    open("/incidents/5")
        .andExpect(status().isOk())
        .andExpect(says(HARMLESS))
        .andExpect(content().string(not(containsString("<script>alert"))))
        .andExpect(content().string(not(containsString("<img"))));
    when(messages.unmatched(anyInt())).thenReturn(List.of(Samples.message(ATTACK)));
    open("/unmatched")
        .andExpect(says(HARMLESS))
        .andExpect(content().string(not(containsString("<script>alert"))));
    open("/?q=" + URLEncoder.encode(ATTACK, StandardCharsets.UTF_8))
        .andExpect(content().string(not(containsString("<script>alert"))));
  }

  @Test
  void offersCandidatesWithReasons() throws Exception {
    when(messages.unmatched(anyInt())).thenReturn(List.of(Samples.ambiguous()));
    open("/unmatched")
        .andExpect(says("Shop GmbH"))
        .andExpect(says("The sender&#39;s domain."))
        .andExpect(says("authentication failed"))
        .andExpect(says("Nothing to do with a customer"));
  }

  @Test
  void assignsAndOffersToRegisterWithoutDoingIt() throws Exception {
    when(messages.find(new MessageId(8))).thenReturn(Optional.of(Samples.ambiguous()));
    send(post("/messages/8/assign").param("customer", "c1"))
        .andExpect(redirectedUrl("/unmatched"))
        .andExpect(
            flash()
                .attribute(
                    "suggestion",
                    new AssignForms.Suggestion("max@other.example", "c1", "Shop GmbH")));
    verify(corrections).assign(new MessageId(8), List.of(Samples.C1), true, "operator");
    verify(acts, never()).registerContact(any(), any(), any());
  }

  @Test
  void registersAContactOnlyAfterASecondLook() throws Exception {
    open("/contacts/new?customer=c1&address=Max@Other.example")
        .andExpect(says("max@other.example"))
        .andExpect(says("Shop GmbH"))
        .andExpect(says("status mails about this customer's own databases go to this address"));
    send(post("/contacts").param("customer", "c1").param("address", "max@other.example"))
        .andExpect(redirectedUrl("/directory"));
    verify(acts).registerContact(Samples.C1, new EmailAddress("max@other.example"), null);
  }

  @Test
  void leadsARefusedFormBackWithTheReason() throws Exception {
    doThrow(new ActRefused(ActRefused.Kind.CONFLICT, "It is too late for that."))
        .when(acts)
        .discard(any());
    send(post("/notices/9/discard").header("Referer", "http://localhost/incidents/5"))
        .andExpect(redirectedUrl("/incidents/5"))
        .andExpect(flash().attribute("refused", "It is too late for that."));
  }

  @Test
  void marksSeveralDatabasesAtOnce() throws Exception {
    when(reports.report(any()))
        .thenReturn(new ReportOutcome.Applied(Samples.onHold(), Samples.onHold()))
        .thenReturn(new ReportOutcome.Unchanged(Samples.onHold()));
    send(post("/databases/report")
            .param("database", "mysql1/shop", "mysql1/blog")
            .param("state", "done")
            .param("backupTakenAt", "2026-11-19T02:00"))
        .andExpect(
            flash()
                .attribute(
                    "done",
                    "1 of 2 databases are noted as restored; for the rest that was known already."));
    Instant backup = new Times(Slices.clock(), ZoneId.systemDefault()).read("2026-11-19T02:00");
    verify(reports)
        .report(
            new RestoreReport(
                Samples.SHOP, Reported.DONE, null, backup, null, null, null, Word.OPERATOR));
  }

  @Test
  void showsTheBoardWithItsQueueItsBackupsAndTheCommands() throws Exception {
    Instant ten = Slices.NOW;
    Forecast.Range range = new Forecast.Range(ten.plusSeconds(600), ten.plusSeconds(4_200));
    Backup backup =
        new Backup(
            "/backup/shop.sql.gz",
            Samples.SHOP,
            230_000_000,
            ten,
            ten.minusSeconds(3 * 86_400),
            Backup.Verdict.GOOD,
            "It unpacks to its end.",
            ten);
    BoardRow queued =
        new BoardRow(
            Statuses.of("mysql1/shop").restore(RestoreState.NEEDED).build(),
            Samples.directory().customers().getFirst(),
            new IncidentId(5),
            4,
            Samples.FIVE,
            backup,
            230_000_000L,
            1,
            range);
    BoardRow held =
        new BoardRow(Samples.onHold(), null, null, 0, null, null, 1_200_000_000L, 0, null);
    when(board.now())
        .thenReturn(
            board(List.of(queued, held), "2 left; the last ten took 9 minutes each.", range));
    when(commands.of(any(), any()))
        .thenReturn(new RestoreCommands.Commands.Ready("mysql -e 'x' " + ATTACK))
        .thenReturn(new RestoreCommands.Commands.Unusable("There is no safe way."));
    when(backups.passedOver(any()))
        .thenReturn(
            Map.of(
                Samples.SHOP,
                new Backup(
                    "/backup/shop-2.sql.gz",
                    Samples.SHOP,
                    1,
                    ten,
                    ten,
                    Backup.Verdict.DAMAGED,
                    "The archive is damaged.",
                    ten)));
    Times times = new Times(Slices.clock(), ZoneId.systemDefault());
    String expected =
        "between %s and %s"
            .formatted(times.of(range.earliest()).shortly(), times.of(range.latest()).shortly());
    open("/databases")
        .andExpect(says("<b>12</b> of <b>14</b> damaged databases are back."))
        .andExpect(says("2 left; the last ten took 9 minutes each."))
        .andExpect(says("Expected finish: " + expected + "."))
        .andExpect(says("4 people wait, for 5 h"))
        .andExpect(says("230 MB backup"))
        .andExpect(says("1.2 GB of tables before"))
        .andExpect(says("3 days old"))
        .andExpect(says("class=\"worry\""))
        .andExpect(
            says(
                "Do not load shop-2.sql.gz of %s. The archive is damaged."
                    .formatted(times.of(ten).shortly())))
        .andExpect(says("/backup/shop.sql.gz: It unpacks to its end."))
        .andExpect(says("on hold: asked us not to overwrite"))
        .andExpect(says("To the customer: We wait for your word."))
        .andExpect(says("There is no safe way."))
        .andExpect(says(HARMLESS));
  }

  @Test
  void offersTheQueueAsAListForTheRestoreScript() throws Exception {
    Instant taken = Instant.parse("2026-05-03T02:00:00.5Z");
    Backup backup =
        new Backup(
            "/b/s 1.gz", Samples.SHOP, 1, taken, taken, Backup.Verdict.GOOD, "Whole.", taken);
    when(board.queue())
        .thenReturn(
            List.of(
                queued("mysql1/s hop", backup),
                queued("mysql1/blog", null),
                queued("mysql1/a\nb", backup),
                queued("#m/c", backup)));
    open("/databases/queue.txt")
        .andExpect(
            content()
                .string(
                    """
                    # server/name, a tab, the backup, a tab, its time
                    mysql1/s hop\t/b/s 1.gz\t2026-05-03T02:00:00Z
                    # no usable backup is known of mysql1/blog
                    # not listed, its name holds control characters: mysql1/a?b
                    # restore it by hand: #m/c
                    """));
  }

  private static BoardRow queued(String database, @Nullable Backup backup) {
    return new BoardRow(
        Statuses.of(database).restore(RestoreState.NEEDED).build(),
        null,
        null,
        0,
        null,
        backup,
        null,
        1,
        null);
  }

  @Test
  void movesOneInTheQueueAndOrdersIt() throws Exception {
    send(post("/databases/move").param("move", "to-top mysql1/sh op"))
        .andExpect(redirectedUrl("/databases"));
    verify(board).move(DatabaseName.parse("mysql1/sh op"), RestoreQueue.Move.TO_TOP);
    send(post("/databases/order").param("order", "size")).andExpect(redirectedUrl("/databases"));
    verify(board).orderBy(QueueOrder.SIZE);
    send(post("/databases/move").param("move", "sideways mysql1/shop"))
        .andExpect(flash().attribute("refused", "It can be moved up, down or to the top."));
    send(post("/databases/order").param("order", "chance"))
        .andExpect(flash().attribute("refused", "Choose one of the orders first."));
  }

  @Test
  void holdsARestoreBackWithItsReasonAndTheWordsToTheCustomer() throws Exception {
    when(reports.report(any()))
        .thenReturn(new ReportOutcome.Applied(Samples.onHold(), Samples.onHold()));
    send(post("/databases/report")
            .param("database", "mysql1/shop")
            .param("state", "on-hold has-newer-copy")
            .param("words", "We wait for your copy."))
        .andExpect(flash().attribute("done", "One database is noted as on hold."));
    verify(reports)
        .report(
            new RestoreReport(
                Samples.SHOP,
                Reported.ON_HOLD,
                null,
                null,
                null,
                null,
                null,
                HoldReason.HAS_NEWER_COPY,
                "We wait for your copy.",
                Word.OPERATOR));
    send(post("/databases/report")
            .param("database", "mysql1/shop")
            .param("state", "done")
            .param("words", "It is back."))
        .andExpect(
            flash()
                .attribute(
                    "refused",
                    "Words to the customer go with on hold and given up only; choose one of these, or take them out."));
  }

  @ParameterizedTest
  @CsvSource({
    "0, Nothing is prepared: nobody is owed this now. Below stands why.",
    "3, 'Prepared: 3. Nothing has left yet: look, then release.'"
  })
  void saysHowManyAnAnnouncementIsFor(int notices, String words) throws Exception {
    Announcement progress = new Announcement(NoticeEvent.PROGRESS, 1, "Soon.", Samples.FIVE);
    when(acts.prepare(new OutageId(2), NoticeEvent.PROGRESS, "Soon."))
        .thenReturn(new Announced(progress, notices, notices));
    send(post("/outages/2/tell").param("event", "progress").param("words", "Soon."))
        .andExpect(flash().attribute("done", words));
  }

  @Test
  void declaresWhatTheFormSaysAndTellsWhatCameOfIt() throws Exception {
    Outage outage = new Outage(new OutageId(2), "mysql1", Samples.FIVE, null, 2, 0, null);
    when(acts.declare(any())).thenReturn(new Declared(outage, 31, 2, List.of("typo_db")));
    when(publicPage.folder()).thenReturn(Path.of("data", "public"));
    send(post("/outages")
            .param("name", " mysql1 ")
            .param("ago", "180")
            .param("server", "mysql1")
            .param("damaged", "shop blog typo_db")
            .param("mode-restored", "HOLD"))
        .andExpect(redirectedUrl("/outages/2"));
    verify(acts)
        .declare(
            new Declaration(
                "mysql1",
                Instant.parse("2026-11-22T07:00:00Z"),
                "shop blog typo_db",
                "mysql1",
                false,
                Map.of(NoticeEvent.RESTORED, Mode.HOLD)));
    when(outages.find(new OutageId(2))).thenReturn(Optional.of(outage));
    http.perform(
            get("/outages/2")
                .with(user("operator"))
                .flashAttr("declared", new Declared(outage, 31, 2, List.of("typo_db"))))
        .andExpect(says("<b>31</b> messages"))
        .andExpect(says("typo_db"));
  }

  @Test
  void saysToCopyTheDataDirectoryBeforeAnythingIsTouched() throws Exception {
    Outage outage = new Outage(new OutageId(2), "mysql1", Samples.FIVE, null, 2, 0, null);
    when(publicPage.folder()).thenReturn(Path.of("public"));
    when(outages.find(new OutageId(2))).thenReturn(Optional.of(outage));
    DataDirectory large =
        new DataDirectory("mysql1", "/data/my'sql/", 80_000_000_000L, 20_000_000_000L);
    when(copyFirst.steps(new OutageId(2))).thenReturn(List.of(new CopyFirst.Step(large, null)));
    open("/outages/2")
        .andExpect(says("stop, and copy the data directory"))
        .andExpect(says("80 GB; 20 GB are free there."))
        .andExpect(says("It does not fit beside itself"))
        .andExpect(says("cp -a -- &#39;/data/my&#39;\\&#39;&#39;sql&#39;"));
    send(post("/outages/2/copied").param("server", "mysql1"))
        .andExpect(redirectedUrl("/outages/2"));
    verify(copyFirst).copied(new OutageId(2), "mysql1", "operator");
    when(copyFirst.steps(new OutageId(2)))
        .thenReturn(
            List.of(new CopyFirst.Step(large, new DataCopy("mysql1", Samples.FIVE, "anna"))));
    open("/outages/2").andExpect(says("✓ copied")).andExpect(says("on the word of anna"));
  }

  @Test
  void keepsWhatWasTypedWhereADeclarationIsRefused() throws Exception {
    send(post("/outages").param("name", "mysql1").param("ago", "at").param("damaged", "shop"))
        .andExpect(status().isUnprocessableContent())
        .andExpect(says("Say when it began"))
        .andExpect(says("value=\"mysql1\""))
        .andExpect(says(">shop</textarea>"));
  }

  @Test
  void saysWhyNothingLeaves() throws Exception {
    open("/notices").andExpect(content().string(not(containsString("Nothing leaves"))));
    when(line.stopped())
        .thenReturn(
            Optional.of(
                new SendingLine.Stopped(
                    "It refused the login of support.", Duration.ofSeconds(12))));
    when(settings.dailyBudget()).thenReturn(500);
    when(waves.sentSince(any())).thenReturn(380);
    open("/notices")
        .andExpect(says("It refused the login of support. It is tried again in 12 s."))
        .andExpect(says("380 of the 500 notices that your provider takes"));
    when(waves.sentSince(any())).thenReturn(374);
    open("/notices").andExpect(content().string(not(containsString("of the 500"))));
    when(waves.sentSince(any())).thenReturn(500);
    open("/notices").andExpect(says("All 500 notices"));
  }

  @Test
  void groupsWhatWaitsForARelease() throws Exception {
    when(notices.held()).thenReturn(List.of(Samples.notice()));
    when(notices.counts()).thenReturn(Map.of(NoticeState.HELD, 1L));
    open("/notices").andExpect(says("Some of it is back")).andExpect(says("Release it"));
    when(waveActs.releaseAll(NoticeEvent.RESTORED)).thenReturn(4);
    when(waveActs.undo()).thenReturn(Duration.ofSeconds(20));
    send(post("/notices/release").param("event", "restored"))
        .andExpect(
            flash()
                .attribute(
                    "done",
                    "Released: 4. They leave in 20 seconds; the page of the wave takes them back."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/incidents/77", "/incidents/x", "/outages/x"})
  void saysThatAnOldLinkLeadsNowhere(String path) throws Exception {
    open(path).andExpect(status().isNotFound()).andExpect(says("Perhaps the link is old"));
  }

  @Test
  void saysThatTheStoreIsAwayWithoutShowingItsErrors() throws Exception {
    doThrow(new QueryTimeoutException("SELECT secret FROM x")).when(outages).current();
    open("/")
        .andExpect(status().isServiceUnavailable())
        .andExpect(says("The store does not answer"))
        .andExpect(content().string(not(containsString("secret"))));
  }

  @Test
  void offersCustomersWhileSomebodyTypes() throws Exception {
    open("/customers?customer=sho")
        .andExpect(content().string(containsString("<option value=\"c1\" label=\"Shop GmbH ")));
  }

  @Test
  void exportsRegisteredContacts() throws Exception {
    when(directories.export()).thenReturn("id,contacts\nc1,max@other.example\n");
    open("/directory/registered.csv")
        .andExpect(content().string("id,contacts\nc1,max@other.example\n"))
        .andExpect(content().contentType("text/csv;charset=UTF-8"));
  }
}
