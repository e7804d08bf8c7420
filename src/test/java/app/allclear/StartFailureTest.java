package app.allclear;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts that must fail, each in one sentence that says what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartFailureTest {
  @TempDir Path folder;
  private Path settings;

  @BeforeEach
  void nameTheSettings() {
    settings = folder.resolve("application.yml");
  }

  @Test
  void namesTheLineOfSettingsThatAreNoYaml(CapturedOutput output) throws IOException {
    write("server:\n  port: [1\nallclear: x\n");
    start();
    saysAlone(output, "are no YAML at line 3, column 9");
  }

  @Test
  void namesVariablesThatNobodySet(CapturedOutput output) throws IOException {
    write("spring.security.user.password: ${ALLCLEAR_NO_SUCH}\n");
    start();
    saysAlone(output, "ALLCLEAR_NO_SUCH (for spring.security.user.password)");
  }

  @Test
  void namesEveryMissingKeyOfAMailbox(CapturedOutput output) throws IOException {
    write("allclear:\n  mailboxes:\n    - name: support\n");
    start();
    saysAlone(output, "allclear.mailboxes[0].host is missing: write the name of the IMAP server.");
    assertThat(output).contains("allclear.mailboxes[0].password is missing");
  }

  @Test
  void listsTheWordsThatAreAllowed(CapturedOutput output) throws IOException {
    write("allclear:\n  notices:\n    in-doubt: maybe\n");
    start();
    saysAlone(output, "allclear.notices.in-doubt is \"maybe\", but it must be hold or resend.");
  }

  @Test
  void listsTheEventsThereAre(CapturedOutput output) throws IOException {
    write("allclear:\n  notices:\n    events:\n      restord: first\n");
    start();
    saysAlone(output, "There is no such notice. The notices are: acknowledged, ");
  }

  @Test
  void saysWhyTheDataFolderIsOfNoUse(CapturedOutput output) throws IOException {
    write("");
    Files.writeString(folder.resolve("data"), "a file");
    start();
    saysAlone(output, "Cannot write to the data folder " + folder.resolve("data"));
  }

  @Test
  void saysThatThePortIsTaken(CapturedOutput output) throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      write("server.port: " + taken.getLocalPort() + "\n");
      start();
      saysAlone(output, "Port " + taken.getLocalPort() + " is in use by another program");
    }
  }

  private void write(String yaml) throws IOException {
    Files.writeString(settings, yaml);
  }

  private void start() {
    assertThat(startFails()).isTrue();
  }

  private boolean startFails() {
    try {
      new SpringApplicationBuilder(Allclear.class)
          .run(
              "--spring.config.location=classpath:/application.yml," + settings.toUri(),
              "--allclear.data=" + folder.resolve("data"),
              "--allclear.customers=" + folder.resolve("customers.csv"))
          .close();
      return false;
    } catch (RuntimeException _) {
      return true;
    }
  }

  private static void saysAlone(CapturedOutput output, String words) {
    assertThat(output).contains("Allclear can't start. ").contains(words);
    assertThat(output).doesNotContain("\tat ").doesNotContain("Application run failed");
  }
}
