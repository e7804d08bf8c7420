package app.allclear.web.page;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.customer.Site;
import app.allclear.incident.MessageText;
import app.allclear.incident.Messages;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fills views of messages. */
final class MessageViews {
  private static final int SHORT = 1_500;
  private static final int LONG = 2_500;

  private final Messages messages;
  private final Directories directory;
  private final Times times;

  MessageViews(Messages messages, Directories directory, Times times) {
    this.messages = messages;
    this.directory = directory;
    this.times = times;
  }

  /**
   * @param customer whose incident is looked at, or null
   */
  MessageView of(StoredMessage message, @Nullable CustomerId customer) {
    MessageText text = messages.text(message.id());
    boolean wordless = text.own().isBlank();
    String words = wordless ? text.full() : text.own();
    int fold = fold(words);
    Directory now = directory.inForce();
    SenderRole role =
        customer == null
            ? message.sender()
            : message.senderOf().getOrDefault(customer, message.sender());
    return new MessageView(
        message.id().toString(),
        message.fromName(),
        message.from(),
        message.subject(),
        times.of(message.received()),
        role.word(),
        message.automatic(),
        message.assigned(),
        message.reasons(),
        warnings(message),
        message.databases().stream().map(DatabaseName::toString).toList(),
        message.customers().stream().map(id -> who(now, id)).toList(),
        message.candidates().stream().map(ranked -> candidate(now, ranked)).toList(),
        words.substring(0, fold),
        fold == words.length() ? null : words.substring(fold),
        wordless ? List.of() : Folds.of(text),
        wordless || text.full().strip().equals(text.own().strip()) ? null : text.full(),
        text.attachments(),
        messages.markedMachine(message.id()).isPresent(),
        role == SenderRole.DOUBTED,
        registered(now, message));
  }

  /** Where to fold a long text: at a line's end, or a word's where a line is endless. */
  static int fold(String text) {
    if (text.length() <= LONG) return text.length();
    int line = text.indexOf('\n', SHORT);
    if (line >= 0 && line < LONG) return line;
    int blank = text.indexOf(' ', SHORT);
    if (blank >= 0 && blank < LONG) return blank;
    return Character.isHighSurrogate(text.charAt(LONG - 1)) ? LONG - 1 : LONG;
  }

  private static MessageView.Who who(Directory now, CustomerId id) {
    return new MessageView.Who(id.value(), name(now, id));
  }

  private static MessageView.Candidate candidate(Directory now, StoredMessage.Ranked ranked) {
    return new MessageView.Candidate(
        ranked.customer().value(),
        name(now, ranked.customer()),
        now.find(ranked.customer())
            .map(customer -> customer.sites().stream().map(Site::written).toList())
            .orElse(List.of()),
        ranked.reasons());
  }

  static String name(Directory now, CustomerId id) {
    return now.find(id).map(Customer::name).orElse(id.value());
  }

  private static List<String> warnings(StoredMessage message) {
    List<String> warnings = new ArrayList<>();
    if (message.authentication() == Authentication.FAIL)
      warnings.add(
          "The sender's authentication failed: somebody else may have written this. It causes nothing by itself.");
    if (message.repeatedId())
      warnings.add("Another message carries the same Message-ID with other content.");
    if (message.trouble() != null) warnings.add(message.trouble());
    return warnings;
  }

  private static boolean registered(Directory now, StoredMessage message) {
    return EmailAddress.of(message.from())
        .filter(address -> !now.withContact(address).isEmpty())
        .isPresent();
  }
}
