package app.allclear.notice;

import app.allclear.incident.Outage;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page for everybody, as two files to be copied to a host elsewhere: {@code status.html}, from
 * the template {@code public.html}, and {@code status.json}. Each is replaced whole, and only when
 * it says something new. One thread at a time.
 */
public final class PublicPage {
  private static final Logger LOG = LoggerFactory.getLogger(PublicPage.class);
  private static final String TEMPLATE = "public.html";

  private final Path folder;
  private final Path templates;
  private final Dates dates;
  private final JsonMapper json = JsonMapper.builder().build();
  private String told = "";

  PublicPage(Path folder, Path templates, ZoneId here) {
    this.folder = folder;
    this.templates = templates;
    this.dates = Dates.of(null, null, here);
  }

  /** Where the two files lie. */
  public Path folder() {
    return folder;
  }

  /**
   * Brings the files up to date. A folder that can't be written is told on the console, once, and
   * tried again with the next change.
   *
   * @param outage the newest; null where there was none yet
   */
  public void write(@Nullable Outage outage, Instant now) {
    PublicStatus status = PublicStatus.of(outage, now);
    Path data = folder.resolve("status.json");
    try {
      PublicStatus told =
          before(data)
              .filter(status::saysTheSameAs)
              .map(old -> status.updatedAt(old.updatedAt()))
              .orElse(status);
      replace(folder.resolve("status.html"), page(told));
      // Last: what it says is what the next look takes for told.
      replace(data, json.writerWithDefaultPrettyPrinter().writeValueAsString(told) + "\n");
      this.told = "";
    } catch (IOException e) {
      tell("Cannot write the page for the public into %s: %s.".formatted(folder, e));
    }
  }

  private Optional<PublicStatus> before(Path file) {
    try {
      return Optional.of(json.readValue(Files.readString(file), PublicStatus.class));
    } catch (IOException | JacksonException _) {
      // Not there yet, or somebody's edit: it is written anew.
      return Optional.empty();
    }
  }

  private String page(PublicStatus status) throws IOException {
    Map<String, Object> values = values(status);
    Path own = templates.resolve(TEMPLATE);
    if (Files.isRegularFile(own)) {
      try {
        return rendered(Files.readString(own), values);
      } catch (MustacheException | IOException e) {
        tell(
            "Template %s can't be used: %s. The page for the public is written from the text inside the program until it is mended."
                .formatted(own, e.getMessage()));
      }
    }
    try (InputStream shipped =
        PublicPage.class.getResourceAsStream("/notice-templates/" + TEMPLATE)) {
      if (shipped == null) throw new IllegalStateException("No page for the public is shipped.");
      return rendered(new String(shipped.readAllBytes(), StandardCharsets.UTF_8), values);
    }
  }

  private static String rendered(String template, Map<String, Object> values) {
    return Mustache.compiler()
        .escapeHTML(true)
        .strictSections(true)
        .emptyStringIsFalse(true)
        .compile(template)
        .execute(values);
  }

  private Map<String, Object> values(PublicStatus status) {
    Map<String, Object> values = new HashMap<>();
    for (String state : new String[] {"open", "ended", "none"})
      values.put(state, status.state().equals(state));
    values.put("began", dates.of(status.startedAt()));
    values.put("over", dates.of(status.endedAt()));
    values.put("words", status.sentence() == null ? "" : status.sentence());
    values.put("counts", status.affected() > 0);
    values.put("restoring", status.restored() < status.affected());
    values.put("affected", String.format(Locale.ROOT, "%d", status.affected()));
    values.put("restored", String.format(Locale.ROOT, "%d", status.restored()));
    values.put("updated", dates.of(status.updatedAt()));
    return values;
  }

  /** Whoever copies the file meanwhile gets the old one or the new one, never half of one. */
  private void replace(Path file, String content) throws IOException {
    if (Files.exists(file) && Files.readString(file).equals(content)) return;
    Files.createDirectories(folder);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, content);
    Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void tell(String sentence) {
    if (!sentence.equals(told)) LOG.warn(sentence);
    told = sentence;
  }
}
