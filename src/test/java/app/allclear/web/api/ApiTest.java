package app.allclear.web.api;

import static app.allclear.web.Slices.NOW;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.flow.ActRefused;
import app.allclear.flow.Corrections;
import app.allclear.flow.Declaration;
import app.allclear.flow.Declared;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.RestoreReports;
import app.allclear.flow.WaveActs;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.IncidentId;
import app.allclear.incident.IncidentQuery;
import app.allclear.incident.Incidents;
import app.allclear.incident.LogEntry;
import app.allclear.incident.MailboxStatus;
import app.allclear.incident.MessageId;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.OutageId;
import app.allclear.incident.Outages;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeId;
import app.allclear.notice.NoticeState;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.ReportOutcome;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreReport;
import app.allclear.restore.Word;
import app.allclear.store.Page;
import app.allclear.web.Samples;
import app.allclear.web.Slices;
import app.allclear.web.WebSlice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** Every call of the API, its answer compared whole. */
@WebSlice
class ApiTest {
  @Autowired MockMvc http;
  @Autowired Messages messages;
  @Autowired Incidents incidents;
  @Autowired Corrections corrections;
  @Autowired Outages outages;
  @Autowired OperatorLog log;
  @Autowired CopyAccounts accounts;
  @Autowired Notices notices;
  @Autowired Outbox outbox;
  @Autowired Directories directories;
  @Autowired DatabaseStatuses statuses;
  @Autowired RestoreReports reports;
  @Autowired OperatorActs acts;
  @Autowired WaveActs waveActs;

  @BeforeEach
  void directory() {
    Slices.inForce(directories, Samples.directory());
  }

  private ResultActions call(String method, String path, String body) throws Exception {
    return http.perform(
        request(HttpMethod.valueOf(method), path)
            .with(httpBasic("operator", "secret"))
            .contentType(MediaType.APPLICATION_JSON)
            .content(body));
  }

  private ResultActions read(String path) throws Exception {
    return http.perform(get(path).with(httpBasic("operator", "secret")));
  }

  private static void is(ResultActions answer, String json) throws Exception {
    answer
        .andExpect(status().is2xxSuccessful())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
        .andExpect(content().json(json, JsonCompareMode.STRICT));
  }

  private static void refused(ResultActions answer, int status, String words) throws Exception {
    answer
        .andExpect(status().is(status))
        .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.status").value(status))
        .andExpect(jsonPath("$.title").isNotEmpty())
        .andExpect(jsonPath("$.detail").value(containsString(words)));
  }

  private static final String MESSAGE =
      """
      {"id":"7","mailbox":"support","messageId":"a1@shop.example","sha256":"ab12",
       "copies":[{"folder":"INBOX","uidValidity":3,"uid":41,"sha256":"ab12"}],
       "received":"2026-11-22T10:00:00Z","from":"anna@shop.example","subject":"Site down",
       "match":"certain","customers":["c1"],"candidates":[],"databases":["mysql1/shop"],
       "incidents":["5"],"sender":"contact","senderOf":{"c1":"contact"},"automatic":false,
       "reasons":["anna@shop.example is registered with Shop GmbH."]}
      """;

  @Test
  void listsMessages() throws Exception {
    when(messages.after(0, 100)).thenReturn(new Page<>(List.of(Samples.message()), "7"));
    is(read("/api/messages"), "{\"messages\":[" + MESSAGE + "],\"next\":\"7\"}");
  }

  @Test
  void listsAmbiguousMessagesWithCandidates() throws Exception {
    when(messages.after(7, 1)).thenReturn(new Page<>(List.of(Samples.ambiguous()), null));
    read("/api/messages?after=7&limit=1")
        .andExpect(jsonPath("$.next").value(nullValue()))
        .andExpect(jsonPath("$.messages[0].match").value("ambiguous"))
        .andExpect(jsonPath("$.messages[0].messageId").value(nullValue()))
        .andExpect(jsonPath("$.messages[0].sender").value("stranger"))
        .andExpect(
            content()
                .json(
                    """
                    {"messages":[{"customers":[],"senderOf":{},
                     "candidates":[{"customer":"c2","reasons":["The text names the site."]},
                                   {"customer":"c1","reasons":["The sender's domain."]}]}]}
                    """));
  }

  @Test
  void assignsMessages() throws Exception {
    when(messages.find(new MessageId(7))).thenReturn(Optional.of(Samples.message()));
    is(call("POST", "/api/messages/7/assign", "{\"customers\":[\"c1\",\"c1\"]}"), MESSAGE);
    verify(corrections).assign(new MessageId(7), List.of(new CustomerId("c1")), true, "operator");
    call("POST", "/api/messages/7/assign", "{\"customers\":[]}").andExpect(status().isOk());
    verify(corrections).assign(new MessageId(7), List.of(), true, "operator");
  }

  private static final String INCIDENT_ROW =
      """
      {"id":"5","customer":"c1","outage":"2","state":"open","attention":["wrote-again","notice-held"],
       "people":4,"messages":7,"waitingSince":"2026-11-22T05:00:00Z",
       "databases":[{"database":"mysql1/shop","state":"on-hold"},{"database":"mysql1/blog","state":"none"}],
       "lastNotice":"acknowledged"}
      """;

  @Test
  void listsIncidents() throws Exception {
    IncidentQuery closed = new IncidentQuery(false, new CustomerId("c1"), null, false, false);
    when(incidents.after(closed, 4, 2)).thenReturn(new Page<>(List.of(Samples.incident()), "5"));
    when(statuses.of(any())).thenReturn(Map.of(Samples.SHOP, Samples.onHold()));
    is(
        read("/api/incidents?state=closed&customer=c1&after=4&limit=2"),
        "{\"incidents\":[" + INCIDENT_ROW + "],\"next\":\"5\"}");
  }

  @Test
  void saysEverydayWhereThereIsNoOutage() throws Exception {
    when(incidents.after(IncidentQuery.ALL, 0, 100))
        .thenReturn(new Page<>(List.of(Samples.everyday()), null));
    read("/api/incidents")
        .andExpect(jsonPath("$.incidents[0].outage").value("everyday"))
        .andExpect(jsonPath("$.incidents[0].state").value("closed"))
        .andExpect(jsonPath("$.incidents[0].lastNotice").value(nullValue()));
  }

  private static final String NOTICE =
      """
      {"id":"9","incident":"5","customer":"c1","event":"partly-restored","round":2,
       "to":"anna@shop.example","inReplyTo":"a1@shop.example","messageId":"n9@host.example",
       "private":true,"state":"in-doubt","reason":"The connection broke.",
       "createdAt":"2026-11-22T10:00:00Z","sentAt":null}
      """;

  @Test
  void showsAnIncidentWhole() throws Exception {
    IncidentId id = new IncidentId(5);
    when(incidents.find(id)).thenReturn(Optional.of(Samples.incident()));
    when(statuses.of(any())).thenReturn(Map.of());
    when(messages.ofIncident(id)).thenReturn(List.of(Samples.message()));
    when(notices.ofIncident(id)).thenReturn(List.of(Samples.notice()));
    when(incidents.timeline(id)).thenReturn(List.of(Samples.entry()));
    is(
        read("/api/incidents/5"),
        """
        {"id":"5","customer":"c1","outage":"2","state":"open","attention":["wrote-again","notice-held"],
         "people":4,"waitingSince":"2026-11-22T05:00:00Z",
         "databases":[{"database":"mysql1/shop","state":"none"},{"database":"mysql1/blog","state":"none"}],
         "lastNotice":"acknowledged","messages":[%s],"notices":[%s],"answers":[],
         "timeline":[{"at":"2026-11-22T10:00:00Z","kind":"message","words":"Anna wrote.","message":"7","notice":null,"answer":null}]}
        """
            .formatted(MESSAGE, NOTICE));
  }

  @Test
  void closesAndReopensIncidents() throws Exception {
    when(incidents.find(new IncidentId(5))).thenReturn(Optional.of(Samples.incident()));
    when(statuses.of(any())).thenReturn(Map.of(Samples.SHOP, Samples.onHold()));
    is(call("POST", "/api/incidents/5/close", ""), INCIDENT_ROW);
    verify(acts).close(new IncidentId(5));
    is(call("POST", "/api/incidents/5/reopen", "{}"), INCIDENT_ROW);
    verify(acts).reopen(new IncidentId(5));
  }

  private static final String DATABASE =
      """
      {"database":"mysql1/shop","customer":"c1","health":"unknown","restore":"on-hold",
       "since":"2026-11-22T06:00:00Z","backupTakenAt":"2026-11-19T02:00:00Z","onWhoseWord":"the operator"}
      """;

  @Test
  void listsDatabasesAlsoThoseNobodyLookedAt() throws Exception {
    when(statuses.all(null, 101)).thenReturn(List.of(Samples.onHold()));
    when(statuses.of(any())).thenReturn(Map.of(Samples.SHOP, Samples.onHold()));
    is(
        read("/api/databases"),
        """
        {"databases":[
          {"database":"mysql1/blog","customer":"c1","health":"unknown","restore":"none",
           "since":"2026-11-22T10:00:00Z","backupTakenAt":null,"onWhoseWord":"nobody"},
          %s],"next":null}
        """
            .formatted(DATABASE));
  }

  @Test
  void takesReportsOfRestoreScripts() throws Exception {
    DatabaseStatus after = Samples.onHold();
    RestoreReport report =
        new RestoreReport(
            Samples.SHOP,
            Reported.DONE,
            100,
            Instant.parse("2026-11-19T02:00:00Z"),
            Instant.parse("2026-11-22T09:30:00Z"),
            new DatabaseName("mysql2", "shop"),
            "mended by hand",
            Word.SCRIPT);
    when(reports.report(report)).thenReturn(new ReportOutcome.Applied(after, after));
    String said =
        """
        "state":"done","percent":100,"backupTakenAt":"2026-11-19T03:00:00+01:00",
        "at":"2026-11-22T09:30:00Z","restoredTo":"mysql2/shop","note":"mended by hand"}
        """;
    is(call("PUT", "/api/databases/mysql1/shop/restore", "{" + said), DATABASE);
    is(call("PUT", "/api/restores", "{\"server\":\"mysql1\",\"name\":\"shop\"," + said), DATABASE);
  }

  @Test
  void answersUnchangedAndStaleReportsLikeAppliedOnes() throws Exception {
    when(reports.report(any())).thenReturn(new ReportOutcome.Unchanged(Samples.onHold()));
    is(call("PUT", "/api/databases/mysql1/shop/restore", "{\"state\":\"on-hold\"}"), DATABASE);
    when(reports.report(any())).thenReturn(new ReportOutcome.Stale(Samples.onHold()));
    is(call("PUT", "/api/databases/mysql1/shop/restore", "{\"state\":\"needed\"}"), DATABASE);
  }

  @Test
  void saysWhichDatabaseIsUnknown() throws Exception {
    when(reports.report(any()))
        .thenThrow(new ActRefused(ActRefused.Kind.NOT_FOUND, "No customer has mysql1/x."));
    refused(
        call("PUT", "/api/databases/mysql1/x/restore", "{\"state\":\"done\"}"),
        404,
        "No customer has mysql1/x.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|missing; it must be one of: needed, running, done, failed, on-hold, given-up, withdrawn",
        "{\"state\":\"checked\"}|it must be one of: needed",
        "{\"state\":\"DONE\"}|state is 'DONE'",
        "{\"state\":\"done\",\"percent\":101}|from 0 to 100",
        "{\"state\":\"done\",\"backupTakenAt\":\"yesterday\"}|backupTakenAt is 'yesterday'",
        "{\"state\":\"done\",\"at\":\"2026-11-22T09:30\"}|with its offset",
        "{\"state\":\"done\",\"at\":\"+99999-01-01T00:00:00Z\"}|ISO 8601",
        "{\"state\":\"done\",\"restoredTo\":\"elsewhere\"}|server/name",
        "{\"state\":\"done\",\"precent\":5}|\"precent\" is not known here; known are: at, backupTakenAt",
        "{\"state\":\"done\"|not the JSON that belongs here",
        "[]|not the JSON that belongs here",
        "null|The body is missing",
        "{\"state\":\"done\",\"name\":\"other\"}|The path names mysql1/shop"
      })
  void saysWhatIsWrongWithAReport(String body, String words) throws Exception {
    refused(call("PUT", "/api/databases/mysql1/shop/restore", body), 400, words);
    verifyNoInteractions(reports);
  }

  @Test
  void asksForServerAndNameWhereThePathHasNone() throws Exception {
    refused(call("PUT", "/api/restores", "{\"state\":\"done\"}"), 400, "\"server\" is missing");
  }

  private static final Outage OUTAGE =
      new Outage(new OutageId(2), "mysql1", Samples.FIVE, null, 60, 12, null);
  private static final String OUTAGE_JSON =
      """
      {"id":"2","name":"mysql1","startedAt":"2026-11-22T05:00:00Z","endedAt":null,"affected":60,"restored":12,"publicSentence":null}
      """;

  @Test
  void declaresListsAndChangesOutages() throws Exception {
    when(acts.declare(new Declaration("mysql1", Samples.FIVE, "", null, false, Map.of())))
        .thenReturn(new Declared(OUTAGE, 3, 0, List.of()));
    call("POST", "/api/outages", "{\"name\":\"mysql1\",\"startedAt\":\"2026-11-22T05:00:00Z\"}")
        .andExpect(status().isCreated())
        .andExpect(content().json(OUTAGE_JSON, JsonCompareMode.STRICT));
    when(outages.all()).thenReturn(List.of(OUTAGE));
    is(read("/api/outages"), "{\"outages\":[" + OUTAGE_JSON + "],\"next\":null}");
    when(acts.sayPublicly(new OutageId(2), "We restore it.")).thenReturn(OUTAGE);
    is(call("PUT", "/api/outages/2/public-sentence", "{\"text\":\"We restore it.\"}"), OUTAGE_JSON);
    when(acts.change(new OutageId(2), null, NOW)).thenReturn(OUTAGE);
    is(call("PATCH", "/api/outages/2", "{\"endedAt\":\"2026-11-22T10:00:00Z\"}"), OUTAGE_JSON);
  }

  @Test
  void refusesASecondOutage() throws Exception {
    when(acts.declare(any()))
        .thenThrow(new ActRefused(ActRefused.Kind.CONFLICT, "Outage mysql1 is open."));
    refused(
        call("POST", "/api/outages", "{\"name\":\"x\",\"startedAt\":\"2026-11-22T05:00:00Z\"}"),
        409,
        "Outage mysql1 is open.");
    refused(call("POST", "/api/outages", "{\"name\":\"x\"}"), 400, "\"startedAt\" is missing");
    refused(call("POST", "/api/outages", "{\"startedAt\":\"x\"}"), 400, "\"name\" is missing");
  }

  @Test
  void listsAndDecidesNotices() throws Exception {
    when(notices.after(0, 100)).thenReturn(new Page<>(List.of(Samples.notice()), null));
    is(read("/api/notices"), "{\"notices\":[" + NOTICE + "],\"next\":null}");
    when(notices.find(new NoticeId(9))).thenReturn(Optional.of(Samples.notice()));
    is(call("POST", "/api/notices/9/release", ""), NOTICE);
    verify(acts).release(new NoticeId(9));
    is(call("POST", "/api/notices/9/discard", ""), NOTICE);
    verify(acts).discard(new NoticeId(9));
    when(waveActs.releaseAllNow(NoticeEvent.RESTORED)).thenReturn(12);
    is(call("POST", "/api/notices/release", "{\"event\":\"restored\"}"), "{\"released\":12}");
    is(call("POST", "/api/notices/pause", ""), "{\"paused\":true}");
    verify(acts).pause();
    is(call("POST", "/api/notices/resume", ""), "{\"paused\":false}");
    verify(acts).resume();
    refused(
        call("POST", "/api/notices/release", "{\"event\":\"all\"}"),
        400,
        "must be one of: acknowledged, progress");
  }

  @Test
  void writesAndListsTheLog() throws Exception {
    LogEntry entry =
        new LogEntry(3, NOW, "rebooted", new OutageId(2), new CustomerId("c1"), Samples.SHOP);
    String json =
        """
        {"id":"3","at":"2026-11-22T10:00:00Z","text":"rebooted","outage":"2","customer":"c1","database":"mysql1/shop"}
        """;
    when(acts.note("rebooted", new CustomerId("c1"), Samples.SHOP)).thenReturn(entry);
    call(
            "POST",
            "/api/log",
            "{\"text\":\"rebooted\",\"customer\":\"c1\",\"database\":\"mysql1/shop\"}")
        .andExpect(status().isCreated())
        .andExpect(content().json(json, JsonCompareMode.STRICT));
    when(log.after(0, 100)).thenReturn(new Page<>(List.of(entry), null));
    is(read("/api/log"), "{\"log\":[" + json + "],\"next\":null}");
    refused(call("POST", "/api/log", "{\"text\":\" \"}"), 400, "\"text\" is missing or empty");
  }

  @Test
  void accountsForEverything() throws Exception {
    when(accounts.statuses())
        .thenReturn(
            List.of(
                new MailboxStatus(
                    "support",
                    NOW,
                    124,
                    120,
                    2,
                    1,
                    true,
                    null,
                    new MailboxStatus("Sent", NOW, 7, 7, 0, 0, false, "No such folder."))));
    when(notices.counts()).thenReturn(Map.of(NoticeState.SENT, 60L, NoticeState.IN_DOUBT, 1L));
    when(outbox.paused()).thenReturn(true);
    is(
        read("/api/status"),
        """
        {"mailboxes":[{"name":"support","asOf":"2026-11-22T10:00:00Z","serverHolds":124,"stored":120,
          "pending":2,"refused":1,"unexplained":1,"connected":true,
          "sent":{"name":"Sent","asOf":"2026-11-22T10:00:00Z","serverHolds":7,"stored":7,
           "pending":0,"refused":0,"unexplained":0,"connected":false,"sent":null}}],
         "outbox":{"held":0,"queued":0,"sending":0,"deferred":0,"in-doubt":1,"sent":60,"failed":0,
          "bounced":0,"suppressed":0,"discarded":0,"overtaken":0},
         "paused":true,
         "customers":{"count":1,"loadedAt":"2026-11-22T10:00:00Z","problems":0}}
        """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "notices", "log", "incidents", "databases"})
  void refusesLimitsThatAreNone(String list) throws Exception {
    for (String limit : List.of("0", "1001", "-1", "ten", ""))
      refused(read("/api/" + list + "?limit=" + limit), 400, "from 1 to 1000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"messages", "notices", "log", "incidents", "databases"})
  void refusesCursorsThatAreNone(String list) throws Exception {
    refused(read("/api/" + list + "?after=x"), 400, "after is 'x'");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /api/incidents/x, 404, There is no incident x",
    "GET, /api/incidents/77, 404, There is no incident 77",
    "GET, /api/nothing, 404, There is no such call",
    "GET, /api, 404, There is no such call",
    "GET, /api/incidents?state=shut, 400, state is 'shut'; it must be one of: open",
    "DELETE, /api/incidents, 405, Use GET",
    "POST, /api/status, 405, Use GET",
    "POST, /api/messages/x/assign, 404, There is no message x"
  })
  void saysWhatToDoInstead(String method, String path, int status, String words) throws Exception {
    when(incidents.find(any())).thenReturn(Optional.empty());
    refused(call(method, path, "{\"customers\":[]}"), status, words);
  }

  @Test
  void namesTheMethodsThatWork() throws Exception {
    call("DELETE", "/api/outages", "{}")
        .andExpect(header().string("Allow", containsString("POST")));
  }

  @Test
  void saysThatTheStoreIsAwayWithoutShowingItsErrors() throws Exception {
    doThrow(new QueryTimeoutException("SELECT secret FROM x"))
        .when(messages)
        .after(anyLong(), anyInt());
    refused(read("/api/messages"), 503, "The store does not answer");
    doThrow(new IllegalStateException("secret")).when(messages).after(anyLong(), anyInt());
    read("/api/messages")
        .andExpect(status().is(500))
        .andExpect(content().string(not(containsString("secret"))));
  }
}
