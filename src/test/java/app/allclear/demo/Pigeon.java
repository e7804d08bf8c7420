package app.allclear.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the mails of the cast, each once. What is sent is on disk before, so that a second attempt
 * after a kill sends the same bytes.
 */
final class Pigeon {
  private static final Duration PATIENCE = Duration.ofSeconds(45);

  private final Stage stage;
  private final Notices notices;
  private final MailBytes bytes;
  private final Path outgoing;

  Pigeon(Stage stage, Notices notices) {
    this.stage = stage;
    this.notices = notices;
    this.bytes = new MailBytes(stage.cast);
    this.outgoing = stage.folder.resolve("outgoing");
  }

  /** One act a mail, two for the one that is delivered twice. */
  List<Act> acts() {
    List<Act> acts = new ArrayList<>();
    for (CastMail mail : stage.cast.mails()) {
      acts.add(new Act(mail.at(), "mail:" + mail.id(), () -> send(mail)));
      if (mail.again() != null)
        acts.add(new Act(mail.again(), "mail:" + mail.id() + ":again", () -> sendAgain(mail)));
    }
    return acts;
  }

  private void send(CastMail mail) {
    if (!stage.drawers.hold(MailBytes.SUPPORT, mail.id())) awaitWhatItAnswers(mail);
    stage.post.deliver(mail.id(), envelopeSender(mail), bytes(mail));
    stage.console.say(
        "%-34s \"%s\"",
        mail.sheet().name().isEmpty() ? "(no readable sender)" : mail.sheet().name(),
        mail.sheet().subject());
  }

  private void sendAgain(CastMail mail) {
    stage.post.deliver(mail.id() + ":again", envelopeSender(mail), bytes(mail));
    stage.console.say("%-34s the same mail again, byte for byte", mail.sheet().name());
  }

  private void awaitWhatItAnswers(CastMail mail) {
    if ("restored".equals(mail.sheet().after()))
      Waiting.holdsWithin(PATIENCE, () -> notices.inInbox(mail.address(), "restored") != null);
  }

  private static String envelopeSender(CastMail mail) {
    return mail.address().isEmpty() ? "unknown@somewhere.example" : mail.address();
  }

  private byte[] bytes(CastMail mail) {
    Path file = outgoing.resolve(mail.id() + ".eml");
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(outgoing);
        Path unfinished = outgoing.resolve("unfinished");
        Files.write(unfinished, bytes.write(mail, Instant.now(), answered(mail)));
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private @Nullable String answered(CastMail mail) {
    String event = mail.sheet().answersNotice();
    return event == null ? null : notices.inInbox(mail.address(), event);
  }
}
