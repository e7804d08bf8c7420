package app.allclear.mail;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What the operator's own mail program does with an account, and sees in it. */
public final class MailProgram {
  private interface Work<T> {
    T with(Store store) throws MessagingException;
  }

  private final String host;
  private final int port;
  private final String user;
  private final String password;

  public MailProgram(String host, int port, String user, String password) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
  }

  private <T> T in(Work<T> work) {
    Session session = Session.getInstance(new Properties());
    try (Store store = session.getStore("imap")) {
      store.connect(host, port, user, password);
      return work.with(store);
    } catch (MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  public void createFolder(String name) {
    in(store -> store.getFolder(name).create(Folder.HOLDS_MESSAGES));
  }

  /** Puts a mail into a folder, as read. */
  public void keep(String folder, byte[] mail) {
    in(store -> {
      MimeMessage message =
          new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(mail));
      message.setFlag(Flags.Flag.SEEN, true);
      store.getFolder(folder).appendMessages(new Message[] {message});
      return true;
    });
  }

  /** The flags of every copy in a folder, such as {@code \Answered \Seen}; empty for none. */
  public List<String> flags(String folder) {
    return in(store -> {
      List<String> all = new ArrayList<>();
      try (Folder open = store.getFolder(folder)) {
        open.open(Folder.READ_ONLY);
        for (Message message : open.getMessages()) all.add(words(message.getFlags()));
      }
      return all;
    });
  }

  /** The Subject of every copy in a folder. */
  public List<String> subjects(String folder) {
    return in(store -> {
      List<String> all = new ArrayList<>();
      try (Folder open = store.getFolder(folder)) {
        open.open(Folder.READ_ONLY);
        for (Message message : open.getMessages()) all.add(message.getSubject());
      }
      return all;
    });
  }

  private static String words(Flags flags) {
    List<String> words = new ArrayList<>();
    if (flags.contains(Flags.Flag.ANSWERED)) words.add("\\Answered");
    if (flags.contains(Flags.Flag.SEEN)) words.add("\\Seen");
    if (flags.contains(Flags.Flag.DELETED)) words.add("\\Deleted");
    if (flags.contains(Flags.Flag.FLAGGED)) words.add("\\Flagged");
    return String.join(" ", words);
  }
}
