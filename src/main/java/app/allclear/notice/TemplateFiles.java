package app.allclear.notice;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where templates lie: the operator's folder, and those we ship inside the program. */
final class TemplateFiles {
  private static final String SHIPPED = "/notice-templates/";

  /** How a file inside the program is called. */
  static final String OURS = "the shipped ";

  private static final String TEXT = ".txt";
  private static final String HTML = ".html";

  /** The page for everybody lies here as well, and is no notice. */
  private static final String PUBLIC = "public.html";

  private record Stamp(@Nullable FileTime modified, long size) {
    static final Stamp NONE = new Stamp(null, -1);

    static Stamp of(Path file) throws IOException {
      try {
        return new Stamp(Files.getLastModifiedTime(file), Files.size(file));
      } catch (NoSuchFileException _) {
        return NONE;
      }
    }
  }

  private record Kept(Stamp text, Stamp html, TemplateText read) {}

  private final Path folder;
  private final Map<Path, Kept> kept = new ConcurrentHashMap<>();
  private final Map<String, Optional<TemplateText>> shipped = new ConcurrentHashMap<>();

  TemplateFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * The text in force for a locale. A folder that has the event at all is asked alone: otherwise an
   * operator who writes one text for everybody would see some customers get ours.
   */
  TemplateText inForce(NoticeEvent event, @Nullable Locale locale) {
    List<String> names = names(event, locale);
    return names.stream()
        .flatMap(name -> own(event, name).stream())
        .findFirst()
        .or(() -> names.stream().flatMap(name -> shipped(event, name).stream()).findFirst())
        .orElseThrow(() -> new IllegalStateException("No text is shipped for " + event.slug()));
  }

  /** {@code de-AT/restored.txt}, {@code de/restored.txt}, {@code restored.txt}. */
  private static List<String> names(NoticeEvent event, @Nullable Locale locale) {
    List<String> names = new ArrayList<>();
    if (locale != null && !locale.getLanguage().isEmpty()) {
      names.add(locale.toLanguageTag() + "/" + event.slug() + TEXT);
      String language = locale.getLanguage() + "/" + event.slug() + TEXT;
      if (!names.contains(language)) names.add(language);
    }
    names.add(event.slug() + TEXT);
    return names;
  }

  /** Every template of the operator's, and the shipped ones that stand in for missing ones. */
  List<TemplateText> all() {
    List<TemplateText> texts = new ArrayList<>();
    for (NoticeEvent event : NoticeEvent.WORDED) {
      texts.add(inForce(event, null));
      for (String name : ownNames(TEXT))
        if (name.endsWith("/" + event.slug() + TEXT)) own(event, name).ifPresent(texts::add);
    }
    return texts;
  }

  /** The folders of the operator's for a locale, as they are named. */
  Set<String> locales() {
    return ownNames(TEXT).stream()
        .filter(name -> name.contains("/"))
        .map(name -> name.substring(0, name.indexOf('/')))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The locale's folder that a file in force lies in; empty where it is for everybody. */
  String localeOf(String file) {
    String name =
        file.startsWith(OURS)
            ? file.substring(OURS.length())
            : folder.relativize(Path.of(file)).toString().replace('\\', '/');
    return name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
  }

  /** Files that look like templates and are none: a typing mistake would go unnoticed. */
  List<String> strangers() {
    return Stream.of(TEXT, HTML)
        .flatMap(ending ->
            ownNames(ending).stream()
                .filter(name -> !name.equals(PUBLIC))
                .filter(name -> {
                  String file = name.substring(name.lastIndexOf('/') + 1);
                  String slug = file.substring(0, file.length() - ending.length());
                  return NoticeEvent.of(slug).isEmpty();
                }))
        .map(name -> folder.resolve(name).toString())
        .toList();
  }

  /** HTML without the text it would stand beside. */
  List<String> lonely() {
    Set<String> texts = ownNames(TEXT);
    return ownNames(HTML).stream()
        .filter(name -> !name.equals(PUBLIC))
        .filter(name -> !texts.contains(textBeside(name)))
        .map(name -> folder.resolve(name).toString())
        .filter(file -> !strangers().contains(file))
        .toList();
  }

  private static String textBeside(String html) {
    return html.substring(0, html.length() - HTML.length()) + TEXT;
  }

  private Set<String> ownNames(String ending) {
    if (!Files.isDirectory(folder)) return Set.of();
    try (Stream<Path> files = Files.walk(folder, 2)) {
      return files
          .filter(file -> file.toString().endsWith(ending) && Files.isRegularFile(file))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException _) {
      return Set.of();
    }
  }

  private Optional<TemplateText> own(NoticeEvent event, String name) {
    Path file = folder.resolve(name);
    if (!Files.isRegularFile(file)) return Optional.empty();
    Path html = file.resolveSibling(event.slug() + HTML);
    try {
      Stamp text = Stamp.of(file);
      Stamp beside = Stamp.of(html);
      Kept before = kept.get(file);
      if (before != null && before.text().equals(text) && before.html().equals(beside))
        return Optional.of(before.read());
      TemplateText read = read(file.toString(), event, Files.readAllBytes(file));
      if (!beside.equals(Stamp.NONE))
        read = beside(read, html.toString(), event, Files.readAllBytes(html));
      kept.put(file, new Kept(text, beside, read));
      return Optional.of(read);
    } catch (IOException e) {
      return Optional.of(
          unusable(
              file.toString(),
              "It can't be read: %s. Give the user that runs Allclear the right to read it."
                  .formatted(e)));
    }
  }

  private Optional<TemplateText> shipped(NoticeEvent event, String name) {
    return shipped.computeIfAbsent(name, _ -> readShipped(event, name));
  }

  private static Optional<TemplateText> readShipped(NoticeEvent event, String name) {
    try (InputStream stream = TemplateFiles.class.getResourceAsStream(SHIPPED + name)) {
      if (stream == null) return Optional.empty();
      return Optional.of(read(OURS + name, event, stream.readAllBytes()));
    } catch (IOException e) {
      throw new IllegalStateException("Cannot read the shipped template " + name, e);
    }
  }

  private static TemplateText read(String file, NoticeEvent event, byte[] bytes) {
    try {
      return TemplateText.read(file, event, decoded(bytes));
    } catch (CharacterCodingException _) {
      return notUtf8(file);
    }
  }

  private static TemplateText beside(
      TemplateText text, String file, NoticeEvent event, byte[] bytes) {
    return switch (text) {
      case TemplateText.Unusable unusable -> unusable;
      case TemplateText.Usable usable -> {
        try {
          yield TemplateText.beside(usable, file, event, decoded(bytes));
        } catch (CharacterCodingException _) {
          yield notUtf8(file);
        }
      }
    };
  }

  private static String decoded(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private static TemplateText notUtf8(String file) {
    return unusable(file, "It is not UTF-8. Save it again as UTF-8.");
  }

  private static TemplateText unusable(String file, String sentence) {
    return new TemplateText.Unusable(new TemplateProblem(file, 0, "", sentence));
  }
}
