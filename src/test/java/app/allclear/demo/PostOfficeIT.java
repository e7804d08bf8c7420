package app.allclear.demo;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole cast's mail through real SMTP and IMAP, and again after the mail server forgot
 * everything.
 */
class PostOfficeIT {
  private static final long UID_VALIDITY = 4711;

  private final Cast cast = Cast.load();

  @TempDir Path temporary;

  @Test
  void takesEveryMailOnceAndHasTheSameOnesAfterARestart() throws Exception {
    Drawers drawers = new Drawers(DataFolder.open(temporary.resolve("day"), false));
    MailBytes bytes = new MailBytes(cast);
    List<Long> first;
    try (PostOffice post = new PostOffice(drawers, UID_VALIDITY, cast.people(), null, _ -> {})) {
      for (CastMail mail : cast.mails())
        post.deliver(mail.id(), sender(mail), bytes.write(mail, Instant.now(), null));
      CastMail again = cast.mails().getFirst();
      post.deliver(again.id(), sender(again), bytes.write(again, Instant.now(), null));
      first = uids(post);
    }
    assertThat(first).hasSameSizeAs(cast.mails());
    try (PostOffice post = new PostOffice(drawers, UID_VALIDITY, cast.people(), null, _ -> {})) {
      assertThat(uids(post)).isEqualTo(first);
    }
  }

  private static String sender(CastMail mail) {
    return mail.address().isEmpty() ? "unknown@somewhere.example" : mail.address();
  }

  private static List<Long> uids(PostOffice post) throws Exception {
    Properties properties = new Properties();
    properties.setProperty("mail.imap.port", String.valueOf(post.imapPort()));
    try (Store store = Session.getInstance(properties).getStore("imap")) {
      store.connect("127.0.0.1", MailBytes.SUPPORT, post.password());
      try (Folder inbox = store.getFolder("INBOX")) {
        inbox.open(Folder.READ_ONLY);
        UIDFolder numbered = (UIDFolder) inbox;
        assertThat(numbered.getUIDValidity()).isEqualTo(UID_VALIDITY);
        List<Long> uids = new ArrayList<>();
        for (Message message : inbox.getMessages()) uids.add(numbered.getUID(message));
        return uids;
      }
    }
  }
}
