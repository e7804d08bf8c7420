package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Machines known by their words alone, and people who use some of the same words, in many voices
 * and languages; the lines stand in {@code src/test/resources/machines}.
 */
class MachineTextTest {
  /** Begins a line about a mail that answers one of ours. */
  private static final String ANSWER = "answer | ";

  private static final Pattern STRANGER =
      Pattern.compile("@(?:reader|friend|press|street|wrong|old|stranger)\\.example$");

  private static final Set<String> OURS = Set.of("support@host.example");

  @Test
  void knowsMachinesByTheirWords() throws IOException {
    List<String> missed =
        lines("machines.txt")
            .filter(line -> {
              String[] cells = line.split("\\s*\\|\\s*", 4);
              Letter letter = read(cells[0], cells[1], cells[2], cells[3]);
              return cells[0].equals("offer")
                  ? letter.machineSigns().stream()
                      .noneMatch(sign ->
                          sign.kind().sure()
                              || sign.kind() == MachineSign.Kind.OFFER
                              || sign.kind() == MachineSign.Kind.REPORT
                              || sign.kind() == MachineSign.Kind.VOICELESS)
                  : !letter.automatic();
            })
            .toList();
    assertThat(missed).isEmpty();
  }

  @Test
  void callsNobodyAMachine() throws IOException {
    List<String> accused =
        lines("people.txt")
            .map(line -> {
              String kind = line.startsWith(ANSWER) ? "answer" : "";
              String rest = kind.isEmpty() ? line : line.substring(ANSWER.length());
              String[] cells = rest.split("\\s*\\|\\s*", 3);
              return line + " => " + accusing(read(kind, cells[0], cells[1], cells[2]));
            })
            .filter(line -> !line.endsWith("[]"))
            .toList();
    assertThat(accused).isEmpty();
  }

  /** What would count; of what counts only for strangers, what strangers' mail shows. */
  private static List<MachineSign> accusing(Letter letter) {
    boolean stranger = STRANGER.matcher(Objects.requireNonNull(letter.from()).address()).find();
    return letter.machineSigns().stream()
        .filter(sign ->
            switch (sign.kind()) {
              case PERHAPS, ECHO -> false;
              case VOICELESS -> stranger;
              default -> true;
            })
        .toList();
  }

  private static Letter read(String kind, String from, String subject, String text) {
    String answers = kind.startsWith("answer") ? "In-Reply-To: <n.1@host.example>\r\n" : "";
    String raw =
        "From: %s\r\nTo: support@host.example\r\nSubject: %s\r\n%sContent-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n"
            .formatted(from, subject, answers, text.replace(" / ", "\r\n"));
    return new Letters().read(raw.getBytes(StandardCharsets.UTF_8), null, OURS);
  }

  private static Stream<String> lines(String file) throws IOException {
    try (InputStream stream = MachineTextTest.class.getResourceAsStream("/machines/" + file)) {
      String text =
          new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#"));
    }
  }
}
