package app.allclear.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand customers are told something: looked at on a desk, one discarded, released, taken
 * back, released again, paused half way from a phone, the program restarted, resumed.
 */
class WaveIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int CUSTOMERS = 1_000;

  @TempDir Path folder;
  private Browsers browsers;
  private Service service;
  private BrowserContext context;

  @BeforeEach
  void begin() throws Exception {
    browsers = Browsers.open();
    Path templates = Files.createDirectories(folder.resolve("templates"));
    Files.writeString(
        templates.resolve("progress.txt"),
        "Subject: How far we are\n\nHello {{customer}},\n\n{{words}}\n");
    Files.writeString(
        templates.resolve("progress.html"),
        "<h1 style=\"color:#0b5d3b\">{{customer}}</h1><p>{{words}}</p>");
    service = start();
  }

  private Service start() throws IOException {
    // So slow that half way is a place one can stop at.
    return Service.start(folder, customers(), "--allclear.notices.rate=2400");
  }

  @AfterEach
  void end() {
    if (context != null) context.close();
    service.close();
    browsers.close();
  }

  private static String customers() {
    StringBuilder csv = new StringBuilder("id,name,locale,contacts,sites,databases\n");
    for (int n = 1; n <= CUSTOMERS; n++)
      csv.append(
          "c%d,Shop <%d>,%s,Owner %d <c%d@mail%d.example>,site%d.example,mysql1/db%d%n"
              .formatted(n, n, n % 3 == 0 ? "de" : "en", n, n, n, n, n));
    return csv.toString();
  }

  private Page open(int width, int height, boolean scripts) {
    if (context != null) context.close();
    context =
        browsers
            .browser()
            .newContext(
                new Browser.NewContextOptions()
                    .setViewportSize(width, height)
                    .setJavaScriptEnabled(scripts));
    Page page = context.newPage();
    page.setDefaultTimeout(60_000);
    page.navigate(service.url("/login"));
    page.getByLabel("Name").fill(Service.NAME);
    page.getByLabel("Password").fill(Service.PASSWORD);
    page.getByRole(AriaRole.BUTTON).click();
    return page;
  }

  private static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).first().click();
  }

  private int count(String state) {
    try {
      return service.get("/api/status").at("/outbox/" + state).asInt();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void seen(Page page, String words) {
    assertThat(page.getByText(words).first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(60_000));
  }

  @Test
  void isUnderControlFromItsFirstLookToItsLastMail() throws Exception {
    service.call(
        "POST",
        "/api/outages",
        Map.of("name", "mysql1", "startedAt", Instant.now().minusSeconds(3_600).toString()));
    for (int n = 1; n <= CUSTOMERS; n++)
      service.call("PUT", "/api/databases/mysql1/db" + n + "/restore", Map.of("state", "needed"));

    Page desk = open(1440, 900, true);
    desk.navigate(service.url("/outages/1/tell"));
    desk.getByLabel("Your own words").fill("Half of it is back.\nThe rest <follows> tonight.");
    press(desk, "Show me who gets what");
    seen(desk, "1000 wait for you");
    seen(desk, "It takes less than a minute.");
    picture(desk, "thousand-before");

    desk.getByText("Read it").nth(499).click();
    seen(desk, "The rest <follows> tonight.");
    assertThat(desk.frameLocator("iframe.letter").locator("h1")).hasText("Shop <500>");
    desk.getByText("The whole mail, byte for byte").click();
    assertThat(desk.locator("pre.raw")).containsText("multipart/alternative");
    picture(desk, "thousand-letter");
    desk.goBack();

    desk.getByLabel("Shop <500>").check();
    press(desk, "Discard the chosen");
    seen(desk, "999 wait for you");
    press(desk, "Release all 999");
    assertThat(desk.locator("[data-until]")).containsText("in ");
    picture(desk, "thousand-undo");
    press(desk, "Take it back");
    seen(desk, "Taken back: 999.");
    assertThat(count("sent")).isZero();

    Page plain = open(1440, 900, false);
    plain.navigate(service.url("/outages/1/waves/progress"));
    press(plain, "Release all 999");
    seen(plain, "Released: 999.");

    Page phone = open(390, 844, true);
    phone.navigate(service.url("/outages/1/waves/progress"));
    await().atMost(Duration.ofMinutes(2)).until(() -> count("sent") > 300);
    press(phone, "Pause sending");
    seen(phone, "Sending is paused.");
    await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
    int stopped = count("sent");
    picture(phone, "thousand-paused-phone");
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    assertThat(count("sent")).as("a second after the pause nothing leaves").isEqualTo(stopped);
    assertThat(stopped).isBetween(300, 998);
    assertThat(service.delivered()).isEqualTo(stopped);

    service.close();
    service = start();
    await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
    assertThat(service.delivered()).as("still paused after the restart").isZero();
    phone = open(390, 844, true);
    press(phone, "Resume sending");
    await().atMost(Duration.ofMinutes(3)).until(() -> count("sent") == 999);
    assertThat(service.delivered()).isEqualTo(999 - stopped);
    assertThat(count("discarded")).isEqualTo(1);
    phone.navigate(service.url("/outages/1/waves/progress"));
    picture(phone, "thousand-sent-phone");
  }

  /** HTML shown inside a page is read by the same rules, in the page and on its own. */
  @Test
  void isReadAndWorkedByEverybodyWithItsHtml() throws Exception {
    service.call(
        "POST",
        "/api/outages",
        Map.of("name", "mysql1", "startedAt", Instant.now().minusSeconds(3_600).toString()));
    for (int n = 1; n <= 3; n++)
      service.call("PUT", "/api/databases/mysql1/db" + n + "/restore", Map.of("state", "needed"));
    service.call(
        "POST",
        "/api/outages/1/announcements",
        Map.of("event", "progress", "words", "Half of it <is> back.", "hold", true));
    for (int width : new int[] {1440, 390}) {
      Page page = open(width, 900, true);
      page.navigate(service.url("/outages/1/waves/progress"));
      readable(page, "wave-html-" + width);
      page.navigate(service.url("/notices/1"));
      assertThat(page.frameLocator("iframe.letter").locator("h1")).hasText("Shop <1>");
      assertThat(page.locator("iframe.letter")).hasAttribute("title", "The notice as HTML");
      String html = page.request().get(service.url("/notices/1/html")).text();
      // No script runs in it, axe's neither: it is read on its own.
      page.evaluate("document.querySelector('iframe.letter').remove()");
      readable(page, "letter-html-" + width);
      page.navigate("about:blank");
      // The operator's template is the body alone.
      page.setContent("<!doctype html><html lang=\"en\"><title>It</title><main>" + html);
      readable(page, "letter-part-" + width);
    }
    discardsOneByKeyboard(open(1440, 900, true));
  }

  private static void readable(Page page, String name) {
    page.waitForLoadState(LoadState.NETWORKIDLE);
    picture(page, name);
    Assertions.assertThat(violations(page)).as(name).isEmpty();
    Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
        .as("pixels to scroll sideways, " + name)
        .isEqualTo(0);
  }

  private static List<String> violations(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
            .map(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  private void discardsOneByKeyboard(Page page) {
    page.navigate(service.url("/outages/1/waves/progress"));
    tabTo(page, "document.activeElement.name === 'notice'");
    page.keyboard().press("Space");
    tabTo(page, "document.activeElement.textContent.startsWith('Read it')");
    tabTo(page, "document.activeElement.value === 'discard'");
    page.keyboard().press("Enter");
    seen(page, "2 wait for you");
    Assertions.assertThat(count("discarded")).isEqualTo(1);
  }

  /** Where the focus is can be seen, and is not under what sticks to the edge of the window. */
  private static void tabTo(Page page, String condition) {
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      if (!(boolean) page.evaluate(condition)) continue;
      Assertions.assertThat(
              page.evaluate(
                  """
                  (() => {
                    const here = document.activeElement, box = here.getBoundingClientRect();
                    const top = document.elementFromPoint(
                        box.x + box.width / 2, box.y + box.height / 2);
                    return getComputedStyle(here).outlineStyle !== 'none'
                        && top !== null && (here.contains(top) || top.contains(here));
                  })()\
                  """))
          .as("the focus is seen: " + condition)
          .isEqualTo(true);
      return;
    }
    throw new AssertionError("The keyboard does not get to where " + condition);
  }

  private static void picture(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
  }
}
