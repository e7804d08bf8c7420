package app.allclear.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import app.allclear.customer.EmailAddress;
import app.allclear.flow.Replies;
import app.allclear.incident.IncidentId;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.ReplyDraftId;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * The pages of the whole running program in a real browser: a bad morning, seen by its operator.
 * Screenshots are left in {@code target/screenshots} to be looked at.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  @TempDir static Path folder;
  private static Service service;
  private static Browsers browsers;
  private static final Map<Boolean, Page> windows = new HashMap<>();
  private static final List<String> complaints = new ArrayList<>();
  private BrowserContext context;

  @BeforeAll
  static void aBadMorning() throws Exception {
    browsers = Browsers.open();
    service = Service.start(folder, Town.CUSTOMERS, "--allclear.mailboxes[0].sent=Sent");
    service.town().writesOnABadMorning();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.get("/api/status").at("/mailboxes/0/stored").asInt() == 14);
    service.call(
        "POST",
        "/api/outages",
        Map.of(
            "name",
            "mysql1 lost databases",
            "startedAt",
            Instant.now().minusSeconds(5 * 3600).toString()));
    for (String name : List.of("hofmann_shop", "miller_shop", "miller_blog", "choir_wp", "praxis"))
      report(name, "needed");
    for (String name : List.of("bluefern", "hillfarm", "lindqvist", "books", "seebach"))
      report(name, "needed");
    report("a_really_long_database_name_of_sixty_four_characters_in_all", "needed");
    service.call(
        "PUT",
        "/api/databases/mysql1/miller_shop/restore",
        Map.of("state", "running", "percent", 40));
    report("praxis", "done");
    report("hillfarm", "done");
    report("lindqvist", "failed");
    report("books", "on-hold");
    report("seebach", "given-up");
    beginReplies();
    service.call(
        "POST",
        "/api/outages/1/announcements",
        Map.of("event", "progress", "words", "We work through the night.", "hold", true));
    service.call(
        "POST", "/api/log", Map.of("text", "Rebooted mysql1, half of the tables open again."));
  }

  /** One to a contact, one to somebody who is not registered; and one was sent from a phone. */
  private static void beginReplies() throws Exception {
    service
        .town()
        .answersFromThePhone(
            "Ruth <ruth@choir-stanne.example>",
            "Re: Our concert page",
            "Dear Ruth,\n\nyou are second in the queue; before four o'clock.\n\nM.");
    Replies replies = service.get(Replies.class);
    IncidentId miller = incidentOf("1002");
    EmailAddress john = new EmailAddress("john@millershoes.example");
    ReplyDraftId reply = replies.begin(miller, null, john, "operator", "at a desk");
    replies.fill(reply, NoticeEvent.PROGRESS);
    EmailAddress mia = new EmailAddress("mia.miller@freemail.example");
    replies.begin(miller, null, mia, "operator", "on a phone");
    service.receive("John Miller <john@millershoes.example>", "Re: site down", "Any news?");
    await().until(() -> !replies.writing(reply).orElseThrow().newer().isEmpty());
    await().until(() -> service.get("/api/status").at("/mailboxes/0/sent/stored").asInt() > 0);
  }

  private static IncidentId incidentOf(String customer) throws Exception {
    return IncidentId.parse(
        service.get("/api/incidents?customer=" + customer).at("/incidents/0/id").asString());
  }

  private static void report(String name, String state) throws Exception {
    service.call(
        "PUT",
        "/api/databases/mysql1/" + name + "/restore",
        Map.of("state", state, "backupTakenAt", "2026-05-03T02:00:00Z"));
  }

  @AfterAll
  static void evening() {
    if (service != null) service.close();
    if (browsers != null) browsers.close();
  }

  @AfterEach
  void closeWindow() {
    if (context != null) context.close();
    List<String> said = List.copyOf(complaints);
    complaints.clear();
    assertThat(said).as("what the browser complained about").isEmpty();
  }

  private Page loggedIn(Browser.NewContextOptions options) {
    context = browsers.browser().newContext(options);
    Page page = context.newPage();
    page.setDefaultTimeout(15_000);
    page.onConsoleMessage(message -> {
      if (message.type().equals("error") && !saysPageWasLeft(message.text()))
        complaints.add(message.text());
    });
    page.onPageError(complaints::add);
    page.navigate(service.url("/login"));
    page.getByLabel("Name").fill(Service.NAME);
    page.getByLabel("Password").fill(Service.PASSWORD);
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(page).hasTitle("Incidents · Allclear");
    return page;
  }

  /**
   * Whether htmx only says that somebody left the page while it asked for news; a request that
   * failed says "htmx:sendError", "htmx:timeout" or "htmx:responseError" beside these.
   */
  private static boolean saysPageWasLeft(String complaint) {
    return complaint.equals("htmx:sendAbort") || complaint.equals("htmx:afterRequest");
  }

  private static Browser.NewContextOptions deskSize() {
    return new Browser.NewContextOptions().setViewportSize(1440, 900);
  }

  private static Browser.NewContextOptions phoneSize() {
    return new Browser.NewContextOptions()
        .setViewportSize(390, 844)
        .setHasTouch(true)
        .setIsMobile(true)
        .setDeviceScaleFactor(2);
  }

  private Page desk() {
    closeSeen();
    return loggedIn(deskSize());
  }

  private Page phone() {
    closeSeen();
    return loggedIn(phoneSize());
  }

  private static void closeSeen() {
    windows.values().forEach(page -> page.context().close());
    windows.clear();
    complaints.clear();
  }

  static Stream<Arguments> everyPage() {
    Map<String, String> pages =
        Map.ofEntries(
            Map.entry("incidents", "/"),
            Map.entry("incident", "/incidents/1"),
            Map.entry("unmatched", "/unmatched"),
            Map.entry("contact", "/contacts/new?customer=1008&address=new@oldtownbooks.example"),
            Map.entry("databases", "/databases"),
            Map.entry("databases-all", "/databases?show=all"),
            Map.entry("database", "/database?name=mysql1/hofmann_shop"),
            Map.entry("lists", "/lists"),
            Map.entry("notices", "/notices"),
            Map.entry("outage-new", "/outages/new"),
            Map.entry("tell", "/outages/1/tell"),
            Map.entry("wave", "/outages/1/waves/progress"),
            Map.entry("letter", "/notices/1"),
            Map.entry("texts", "/texts"),
            Map.entry("text", "/texts/restored?of=example-3"),
            Map.entry("outage", "/outages/1"),
            Map.entry("outages", "/outages"),
            Map.entry("log", "/log"),
            Map.entry("directory", "/directory"),
            Map.entry("mailboxes", "/mailboxes"),
            Map.entry("search", "/?q=miller"),
            Map.entry("message", "/messages/1"),
            Map.entry("alike", "/messages/9/alike?kind=name&said=books"),
            Map.entry("learned", "/learned"),
            Map.entry("merge", "/incidents/1/merge?customer=1002"),
            Map.entry("reply", "/replies/1"),
            Map.entry("reply-outside", "/replies/2"),
            Map.entry("error", "/incidents/99999"));
    return pages.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(page -> Arguments.of(page.getKey(), page.getValue()));
  }

  @Order(1)
  @ParameterizedTest(name = "{0}")
  @MethodSource("everyPage")
  void canBeReadByEverybodyOnEveryScreen(String name, String path) {
    for (boolean small : List.of(true, false)) {
      Page page = windows.computeIfAbsent(small, _ -> loggedIn(small ? phoneSize() : deskSize()));
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.navigate(service.url(path));
        page.waitForLoadState(LoadState.LOAD);
        complaints.removeIf(said -> name.equals("error") && said.contains("404"));
        assertThat(complaints).as("what the browser complained about").isEmpty();
        String shot =
            name + (small ? "-phone-" : "-desk-") + scheme.name().toLowerCase(Locale.ROOT);
        page.screenshot(
            new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(shot + ".png"))
                .setFullPage(true));
        // Sizes differ in layout and schemes in colour: two of the four meet them all.
        if (small == (scheme == ColorScheme.LIGHT)) assertThat(violations(page)).as(shot).isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
            .as("pixels to scroll sideways, " + shot)
            .isEqualTo(0);
        assertThat(page.evaluate("window.hacked")).isNull();
        // Screenshots and axe put styles of their own into the page, which our policy forbids.
        complaints.clear();
      }
    }
    context = null;
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(PagesIT::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId() + ": " + rule.getHelp() + " " + rule.getNodes().getFirst().getHtml();
  }

  @Order(2)
  @Test
  void takesAListOfTablesByPasteAndByFile() {
    Page page = desk();
    page.navigate(service.url("/lists?database=mysql1/choir_wp"));
    page.getByLabel("What it is").fill("Monday's backup");
    page.getByLabel("Of when it is").fill("2026-05-04T03:00");
    page.getByLabel("Paste CREATE TABLE").fill("CREATE TABLE `songs` (`id` int) ENGINE=InnoDB;");
    page.getByText("Read it").click();
    assertThat(page.locator(".flash.good")).containsText("names 1 table of 1 database");
    page.getByLabel("What it is").fill("Tuesday's <b>backup</b>");
    page.getByLabel("Of when it is").fill("2026-05-05T03:00");
    page.getByLabel("Or a file")
        .setInputFiles(
            new FilePayload(
                "listing.txt",
                "text/plain",
                "./choir_wp/songs.frm\n./choir_wp/songs.ibd\n./choir_wp/lost.MYD\n"
                    .getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    page.getByText("Read it").click();
    assertThat(page.locator(".flash.good")).containsText("names 2 tables of 1 database");
    assertThat(page.locator(".flash.good")).containsText("lost");
    page.navigate(service.url("/database?name=mysql1/choir_wp"));
    assertThat(page.locator("main")).containsText("Tuesday's <b>backup</b>, of 5 May 2026");
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("database-list.png")));
    complaints.clear();
  }

  @Order(2)
  @Test
  void changesByItselfWithoutLosingPlaceOrFocus() throws Exception {
    Page page = phone();
    Locator choir = row(page, "Choir of St. Anne");
    Locator yoga = row(page, "Blue Fern Yoga");
    assertThat(choir.locator(".badge").first()).containsText("damaged");
    yoga.getByRole(AriaRole.LINK).first().focus();
    page.evaluate("window.scrollTo(0, document.body.scrollHeight / 2)");
    double before = height(yoga);
    page.evaluate("window.sameDocument = true");
    report("choir_wp", "done");
    assertThat(choir.locator(".badge").first()).containsText("restored");
    assertThat(page.evaluate("window.sameDocument")).isEqualTo(true);
    assertThat(page.evaluate("document.activeElement.textContent")).isEqualTo("Blue Fern Yoga");
    assertThat(height(yoga)).isCloseTo(before, within(3.0));
  }

  /** Where it stands on the screen; asked again where the list was just being filled anew. */
  private static double height(Locator one) {
    return await().until(one::boundingBox, Objects::nonNull).y;
  }

  private static Locator row(Page page, String customer) {
    return page.locator(".row").filter(new Locator.FilterOptions().setHasText(customer));
  }

  @Order(3)
  @Test
  void leavesAloneWhatSomebodyIsTyping() throws Exception {
    Page page = desk();
    page.navigate(service.url("/incidents/1"));
    Locator note = page.locator("#own-note");
    page.getByText("Backup time, note, words to the customer").click();
    note.fill("half a sent");
    page.locator("#live input[type=checkbox]").first().check();
    page.locator("details[id$=why] summary").first().click();
    service.call("POST", "/api/log", Map.of("text", "for all to see", "customer", "1001"));
    note.blur();
    assertThat(page.getByText("for all to see").first()).isVisible();
    assertThat(note).hasValue("half a sent");
    assertThat(page.locator("#live input[type=checkbox]").first()).isChecked();
    assertThat(page.locator("details[id$=why]").first()).hasAttribute("open", "");
  }

  @Order(4)
  @Test
  void filesAnUnmatchedMailWithOneClickAndRegistersOnlyAfterASecondLook() throws Exception {
    Page page = phone();
    page.navigate(service.url("/unmatched"));
    Locator agency = card(page, "One of ours?");
    agency
        .locator(".candidates")
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Northwind Rowing"))
        .click();
    assertThat(page.getByText("Assigned to Northwind Rowing.")).isVisible();
    assertThat(agency).hasCount(0);
    Locator stranger = card(page, "private address");
    stranger.getByText("Choose a").click();
    Locator field = stranger.getByLabel("Customer");
    field.pressSequentially("mill");
    assertThat(stranger.locator("datalist option").first()).hasAttribute("value", "1002");
    field.fill("miller & sons shoes");
    stranger
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Assign").setExact(true))
        .click();
    assertThat(page.getByText("Assigned to Miller & Sons Shoes.")).isVisible();
    page.screenshot(
        new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("assigned-phone.png")));
    complaints.clear();
    page.getByText("Should notices go to").click();
    assertThat(page).hasTitle("Register a contact · Allclear");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, register it"))
        .click();
    assertThat(page.getByText("is a contact of Miller & Sons Shoes from now on")).isVisible();
    assertThat(page.getByText("As CSV lines")).isVisible();
  }

  private static Locator card(Page page, String words) {
    return page.locator(".card").filter(new Locator.FilterOptions().setHasText(words));
  }

  @Order(5)
  @Test
  void repliesByHandFromAPhoneOnceAndFilesIt() throws Exception {
    Page page = phone();
    page.navigate(service.url("/incidents/" + incidentOf("1005")));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Reply to")).click();
    page.getByLabel("Begin from").selectOption("progress");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Fill in")).click();
    Locator words = page.getByLabel("Text");
    assertThat(words).hasValue(Pattern.compile("bluefern"));
    words.pressSequentially(" And a word of my own.");
    // Kept while it is typed: the phone may lose the page.
    ReplyDraftId draft = service.get(Replies.class).in(incidentOf("1005")).getFirst().id();
    await()
        .until(() ->
            service
                .get(Replies.class)
                .writing(draft)
                .orElseThrow()
                .draft()
                .text()
                .contains("my own"));
    service.receive("hello@bluefern.example", "Re: site down", "Still down here.");
    assertThat(page.locator("#newer")).containsText("New since you began");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true))
        .click();
    assertThat(page.locator(".flash.bad")).containsText("new mail has come in");
    assertThat(page.getByLabel("Text")).hasValue(Pattern.compile("my own"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send").setExact(true))
        .click();
    assertThat(page.locator(".flash.good")).containsText("is on its way");
    assertThat(page.locator(".timeline"))
        .containsText("“reply” to hello@bluefern.example was sent.");
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> service.town().sentSubjects().contains("Re: site down"));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> service.town().inboxFlags().stream().anyMatch("\\Answered"::equals));
    assertThat(service.town().inboxFlags()).noneMatch(flags -> flags.contains("Seen"));
  }

  @Order(5)
  @Test
  void releasesPausesAndResumes() throws Exception {
    Page page = desk();
    page.navigate(service.url("/notices"));
    assertThat(page.getByText("wait for you").first()).isAttached();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Pause sending")).click();
    assertThat(page.getByText("Sending is paused.").first()).isVisible();
    assertThat(service.get("/api/status").get("paused").asBoolean()).isTrue();
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("paused-desk.png")));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Resume sending")).click();
    assertThat(page.getByText("Sending goes on.")).isVisible();
    assertThat(service.get("/api/status").get("paused").asBoolean()).isFalse();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Release")).first().click();
    assertThat(page.getByText("Released").first()).isVisible();
  }

  @Order(6)
  @Test
  void movesADatabaseAlongTheQueueByKeyboardAlone() {
    Page page = phone();
    page.navigate(service.url("/databases"));
    Locator first = page.locator(".board li:has(.position)").first();
    assertThat(first).not().containsText("bluefern");
    button(page, "Move bluefern to the top").press("Enter");
    assertThat(first).containsText("bluefern");
    assertThat(page.getByLabel("Order of the queue")).hasValue("hand");
    button(page, "Move bluefern down").press("Enter");
    assertThat(first).not().containsText("bluefern");
    assertThat(page.evaluate("document.activeElement.id")).isEqualTo("down-mysql1/bluefern");
    Locator row = page.locator("[id='row-mysql1/bluefern']");
    row.locator("summary").press("Enter");
    assertThat(row.locator("pre")).containsText("mysql --database='bluefern'");
    row.locator(".copy").press("Enter");
    assertThat(row.locator(".copy")).containsText(Pattern.compile("Copied|Selected"));
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve("board-commands-phone.png"))
            .setFullPage(true));
    complaints.clear();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  @Order(6)
  @Test
  void marksSeveralDatabasesAtOnce() throws Exception {
    Page page = phone();
    page.navigate(service.url("/databases"));
    page.locator("input[value='mysql1/bluefern']").check();
    page.locator("input[value='mysql1/lindqvist']").check();
    page.getByLabel("The chosen ones are").selectOption("running");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark them")).click();
    assertThat(page.getByText("2 databases are noted as being restored.")).isVisible();
  }

  @Order(7)
  @Test
  void worksWithoutJavaScript() {
    Page page = loggedIn(new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate(service.url("/log"));
    page.locator("#text").fill("written without a script");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Note it")).click();
    assertThat(page.getByText("written without a script")).isVisible();
    page.navigate(service.url("/databases"));
    button(page, "Move hofmann_shop to the top").click();
    assertThat(page.locator(".board li:has(.position)").first()).containsText("hofmann_shop");
    page.navigate(service.url("/incidents/1"));
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Close")).click();
    assertThat(page.getByText("New mail of this customer opens it again.")).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Open again")).click();
    assertThat(page.getByText("Open again.")).isVisible();
  }

  @Order(8)
  @Test
  void endsAnOutageAndDeclaresTheNextOnAPhone() {
    Page page = phone();
    page.navigate(service.url("/outages/1"));
    page.getByText("End this outage…").click();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Yes, it is over")).click();
    assertThat(page.getByText("What is owed is still sent")).isVisible();
    page.getByText("Declare an outage").first().click();
    page.locator("#name").fill("mysql2 is slow");
    page.getByText("½ h ago").click();
    page.locator("select#server").selectOption("mysql2");
    page.getByLabel("Or paste their names").fill("rowing, pixel\nno_such_db");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Declare it")).click();
    assertThat(page.getByText("2 databases are marked as damaged")).isVisible();
    assertThat(page.getByText("no_such_db")).isVisible();
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve("declared-phone.png"))
            .setFullPage(true));
  }

  @Order(9)
  @Test
  void tellsAStrangerThatThePasswordIsWrong() {
    context =
        browsers.browser().newContext(new Browser.NewContextOptions().setViewportSize(390, 844));
    Page page = context.newPage();
    page.navigate(service.url("/incidents/1"));
    page.getByLabel("Name").fill("operator");
    page.getByLabel("Password").fill("guess");
    page.getByRole(AriaRole.BUTTON).click();
    assertThat(page.getByText("Name or password is wrong.")).isVisible();
    assertThat(violations(page)).isEmpty();
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve("login-phone.png")));
  }

  @Order(10)
  @Test
  void doesTheSameForAllLikeThisAndUnlearnsIt() throws Exception {
    int stored = service.get("/api/status").at("/mailboxes/0/stored").asInt();
    service.receive("Mia Muster <mia@firm.example>", "No mail", "Nothing works at ours.");
    service.receive("Mia Muster <mia@firm.example>", "No mail", "Hello? It is me again.");
    service.receive("tom@firm.example", "Shop", "We can not sell anything today.");
    service.receive("tim@firm.example", "Till", "The till says error 500.");
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.get("/api/status").at("/mailboxes/0/stored").asInt() == stored + 4);
    Page page = phone();
    page.navigate(service.url("/unmatched"));
    Locator model = card(page, "Nothing works at ours");
    model.getByText("Choose a").click();
    model.getByLabel("Customer").fill("1003");
    press(model, "Assign");
    assertThat(page.getByText("Assigned to Choir of St. Anne.")).isVisible();
    seen(page, "offers");
    page.getByText("3 more from addresses at firm.example").click();
    assertThat(page.getByText("which is no mail provider's").first()).isVisible();
    seen(page, "alike-list");
    page.getByLabel("From now on").check();
    page.locator("li")
        .filter(new Locator.FilterOptions().setHasText("Till"))
        .locator("input")
        .uncheck();
    press(page.locator("main"), "File them with Choir of St. Anne");
    assertThat(page.getByText("2 more are filed with Choir of St. Anne.")).isVisible();
    assertThat(card(page, "error 500")).hasCount(1);
    page.getByText("What Allclear has learned").click();
    Locator domain = card(page, "Mail from addresses at firm.example, or naming it");
    assertThat(domain).containsText("taught by operator");
    seen(page, "learned-rows");
    domain.getByText("Revoke").click();
    assertThat(page.getByText("Revoked.").first()).isVisible();
    assertThat(page.locator("#revoked")).isVisible();
  }

  @Order(11)
  @Test
  void putsAnIncidentRight() throws Exception {
    Page page = desk();
    JsonNode choirs = service.get("/api/incidents?customer=1003").get("incidents");
    String choir = choirs.get(choirs.size() - 1).get("id").asString();
    page.navigate(service.url("/incidents/" + choir));
    Locator joke = card(page, "We can not sell anything");
    press(joke, "A machine wrote it");
    assertThat(page.getByText("Noted: a machine wrote it")).isVisible();
    seen(page, "incident-corrected");
    press(card(page, "We can not sell anything"), "Take back: a machine wrote it");
    assertThat(page.getByText("Taken back")).isVisible();
    page.getByText("All of it is another customer").click();
    page.locator("#merge-customer").fill("1007");
    press(page.locator("#merge"), "Look at it");
    assertThat(page.getByText("Both timelines say so")).isVisible();
    seen(page, "merge-look");
    press(page.locator("main"), "Yes, they are theirs");
    assertThat(page.getByText("now belong to Carpenter Lindqvist")).isVisible();
    seen(page, "merged");
  }

  private static void press(Locator within, String name) {
    within
        .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true))
        .click();
  }

  /** Looked at in both sizes, by eye and by axe. */
  private static void seen(Page page, String name) {
    for (boolean small : List.of(true, false)) {
      page.setViewportSize(small ? 390 : 1440, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setPath(SCREENSHOTS.resolve(name + (small ? "-phone.png" : "-desk.png")))
              .setFullPage(true));
      assertThat(violations(page)).as(name).isEmpty();
      assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
          .as("pixels to scroll sideways, " + name)
          .isEqualTo(0);
    }
    complaints.clear();
  }
}
