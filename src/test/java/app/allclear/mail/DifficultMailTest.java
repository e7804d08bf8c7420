package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every {@code .eml} file of {@code src/test/resources/letters}, one oddity each, against the
 * {@code .expect} file beside it. All of them were written for this test; what they imitate stands
 * in the first line of the expectation.
 *
 * <p>An expectation is a line {@code name: value} (equal), {@code name~ value} (contains) or {@code
 * name! value} (does not contain); {@code \n} in a value is a line end.
 */
class DifficultMailTest {
  static final Path FOLDER = Path.of("src/test/resources/letters");
  private static final Set<String> OWN = Set.of("support@host.example");

  static Stream<Path> mails() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".eml")).sorted().toList().stream();
    } catch (IOException trouble) {
      throw new UncheckedIOException(trouble);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("mails")
  void readsAsExpected(Path mail) throws IOException {
    Letter letter = new Letters().read(Files.readAllBytes(mail), "mx.host.example", OWN);
    Path expectations = FOLDER.resolve(mail.getFileName().toString().replace(".eml", ".expect"));
    List<String> lines = Files.readAllLines(expectations);
    assertThat(lines).as("expectations besides the origin").hasSizeGreaterThan(1);
    for (String line : lines) if (!line.startsWith("#")) check(letter, line);
  }

  private static void check(Letter letter, String line) {
    int end = 0;
    while (Character.isLetter(line.charAt(end))) end++;
    String name = line.substring(0, end);
    String expected = line.substring(end + 1).strip().replace("\\n", "\n");
    String found = value(letter, name);
    switch (line.charAt(end)) {
      case ':' -> assertThat(found).as(name).isEqualTo(expected);
      case '~' -> assertThat(found).as(name).contains(expected);
      case '!' -> assertThat(found).as(name).doesNotContain(expected);
      default -> fail("Not an expectation: " + line);
    }
  }

  private static String value(Letter letter, String name) {
    return switch (name) {
      case "id" -> String.valueOf(letter.messageId());
      case "inreplyto" -> String.join(" ", letter.inReplyTo());
      case "references" -> String.join(" ", letter.references());
      case "from" -> letter.from() == null ? "null" : shown(letter.from());
      case "replyto" -> addresses(letter.replyTo());
      case "to" -> addresses(letter.to());
      case "cc" -> addresses(letter.cc());
      case "subject" -> letter.subject();
      case "date" -> String.valueOf(letter.date());
      case "text" -> letter.body().text();
      case "own" -> letter.body().own();
      case "signature" -> letter.body().signature();
      case "forwarded" -> letter.body().forwarded();
      case "authentication" -> letter.authentication().name();
      case "automatic" -> String.valueOf(letter.automatic());
      case "signs" ->
          letter.machineSigns().stream()
              .map(MachineSign::sentence)
              .collect(Collectors.joining("\n"));
      case "bounce" -> letter.bounce() == null ? "null" : bounce(letter.bounce());
      case "diagnostic" -> letter.bounce() == null ? "null" : letter.bounce().diagnostic();
      case "attachments" ->
          letter.attachments().stream()
              .map(a -> a.name() + " " + a.contentType() + " " + a.bytes())
              .collect(Collectors.joining(", "));
      case "trouble" -> String.valueOf(letter.trouble());
      default -> fail("Not a part of a letter: " + name);
    };
  }

  private static String bounce(Bounce bounce) {
    return (bounce.hard() ? "hard " : "soft ")
        + String.join(",", bounce.recipients())
        + " "
        + bounce.originalMessageId();
  }

  private static String addresses(List<Address> addresses) {
    return addresses.stream().map(DifficultMailTest::shown).collect(Collectors.joining(", "));
  }

  private static String shown(Address address) {
    return address.name() == null
        ? address.address()
        : address.name() + " <" + address.address() + ">";
  }
}
