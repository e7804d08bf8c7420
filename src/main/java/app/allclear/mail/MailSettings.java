package app.allclear.mail;

import jakarta.validation.Valid;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** {@code allclear.mailboxes}; the other keys under {@code allclear} belong to other packages. */
@Validated
@ConfigurationProperties("allclear")
public record MailSettings(List<@Valid MailboxSettings> mailboxes) {
  public MailSettings {
    mailboxes = mailboxes == null ? List.of() : List.copyOf(mailboxes);
    Set<String> names = new HashSet<>();
    for (MailboxSettings mailbox : mailboxes)
      if (mailbox.name() != null && !names.add(mailbox.name()))
        throw new IllegalArgumentException(
            "Two entries of allclear.mailboxes are named "
                + mailbox.name()
                + ". Give each a name of its own.");
  }
}
