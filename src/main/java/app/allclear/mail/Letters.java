package app.allclear.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the raw bytes of a message into a {@link Letter}.
 *
 * <p>Pure and safe for use by many threads. Never throws, whatever the bytes are: what can't be
 * read is empty, and {@link Letter#trouble} says so. Takes time linear in the size.
 */
public final class Letters {
  private static final int LONGEST_SUBJECT = 1_000;

  /**
   * Reads one message.
   *
   * @param authservId whose Authentication-Results count; null or empty: nobody's
   * @param ownAddresses our mailboxes' addresses: mail from them is our own coming back
   */
  public Letter read(byte[] raw, @Nullable String authservId, Set<String> ownAddresses) {
    Troubles troubles = new Troubles();
    if (raw.length == 0) troubles.add("This message is empty.");
    MimePart root = parse(raw, troubles);
    if (raw.length > 0 && root.headers().fields().isEmpty())
      troubles.add("This message has no header; all of it was read as text.");
    return new Reading(root, troubles, authservId, ownAddresses).letter();
  }

  /** Everybody a mail of ours went to: To, Cc, and Bcc, which a sender's own copy may keep. */
  public List<Address> recipients(byte[] raw) {
    HeaderFields headers = parse(raw, new Troubles()).headers();
    List<Address> recipients = new ArrayList<>();
    for (String field : List.of("to", "cc", "bcc")) {
      try {
        recipients.addAll(AddressList.parse(headers.first(field)));
      } catch (RuntimeException _) {
        // Not known to happen; a bug here must not lose a mail.
      }
    }
    return List.copyOf(recipients);
  }

  private static MimePart parse(byte[] raw, Troubles troubles) {
    try {
      return MimeTree.parse(raw, troubles);
    } catch (RuntimeException trouble) {
      // Not known to happen; a bug here must not lose a message.
      troubles.add("This message's structure could not be read (%s).".formatted(name(trouble)));
      return new MimePart(
          HeaderFields.parse(raw, 0, 0),
          ContentField.parse("text/plain"),
          raw,
          0,
          raw.length,
          List.of());
    }
  }

  private static String name(Throwable trouble) {
    return trouble.getClass().getSimpleName();
  }

  /** One message on its way to a letter. */
  private record Reading(
      MimePart root, Troubles troubles, @Nullable String authservId, Set<String> ownAddresses) {

    Letter letter() {
      HeaderFields headers = root.headers();
      List<Address> authors = addresses("from");
      Address from = authors.isEmpty() ? null : authors.getFirst();
      if (from == null && headers.has("from"))
        troubles.add(
            "The From header names no address: \"%s\"."
                .formatted(PlainText.clip(headers.text("from"), 100)));
      List<Address> replyTo = addresses("reply-to");
      String subject =
          tried("subject", () -> PlainText.clip(headers.text("subject"), LONGEST_SUBJECT), "");
      List<String> inReplyTo = ids("in-reply-to");
      BodyReader.Reading content = content(from, subject, !inReplyTo.isEmpty());
      Body body = content.body();
      Bounce bounce = optional("delivery report", () -> DeliveryReports.read(root, from, body));
      return new Letter(
          optional("Message-ID", () -> MessageIds.one(headers.first("message-id"))),
          inReplyTo,
          ids("references"),
          from,
          replyTo,
          addresses("to"),
          addresses("cc"),
          subject,
          date(),
          body,
          tried(
              "authentication",
              () -> AuthenticationResults.verdict(headers, authservId, authors),
              Authentication.NONE),
          signs(from, replyTo, subject, body, bounce),
          bounce,
          content.attachments(),
          ContentDigest.of(root),
          troubles.sentence());
    }

    private BodyReader.Reading content(@Nullable Address from, String subject, boolean answers) {
      OwnWords.Below below =
          switch (SubjectLine.of(subject)) {
            case FORWARD -> OwnWords.Below.FORWARDED;
            case ANSWER -> OwnWords.Below.QUOTED;
            case NEITHER -> answers ? OwnWords.Below.QUOTED : OwnWords.Below.UNKNOWN;
          };
      BodyReader.Reading nothing = new BodyReader.Reading(Body.EMPTY, List.of());
      return tried("body", () -> BodyReader.read(root, below, names(from), troubles), nothing);
    }

    /** The words of the author's name, as they sign and as their address has it. */
    private static Set<String> names(@Nullable Address from) {
      if (from == null) return Set.of();
      String address = from.address();
      String local = address.substring(0, Math.max(0, address.lastIndexOf('@')));
      String name = from.name() == null ? "" : from.name();
      return Stream.of(PlainText.clip(name + " " + local, 200).split("[^\\p{L}]+"))
          .filter(word -> word.length() >= 3)
          .map(word -> word.toLowerCase(Locale.ROOT))
          .collect(Collectors.toSet());
    }

    private List<MachineSign> signs(
        @Nullable Address from,
        List<Address> replyTo,
        String subject,
        Body body,
        @Nullable Bounce bounce) {
      Set<String> own =
          ownAddresses.stream().map(a -> a.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
      List<MachineSign> signs =
          new ArrayList<>(
              tried(
                  "signs of a machine",
                  () -> MachineSigns.of(root, from, replyTo, recipients(), subject, body, own),
                  List.of()));
      if (bounce != null && signs.stream().noneMatch(sign -> sign.kind().sure()))
        signs.add(
            new MachineSign(
                MachineSign.Kind.ANSWER, "The text is a mail system's delivery report."));
      return signs;
    }

    private List<Address> recipients() {
      return Stream.concat(addresses("to").stream(), addresses("cc").stream()).toList();
    }

    private @Nullable Instant date() {
      String written = root.headers().first("date");
      Instant date = optional("Date", () -> DateField.parse(written));
      if (date == null && written != null)
        troubles.add(
            "The Date header can't be read: \"%s\"."
                .formatted(PlainText.clip(PlainText.line(written), 60)));
      return date;
    }

    private List<Address> addresses(String name) {
      return tried(name, () -> AddressList.parse(root.headers().first(name)), List.of());
    }

    private List<String> ids(String name) {
      return tried(name, () -> MessageIds.list(root.headers().first(name)), List.of());
    }

    private <T> T tried(String what, Supplier<T> reading, T otherwise) {
      T read = optional(what, reading::get);
      return read == null ? otherwise : read;
    }

    private <T> @Nullable T optional(String what, Supplier<@Nullable T> reading) {
      try {
        return reading.get();
      } catch (RuntimeException | StackOverflowError trouble) {
        troubles.add("The %s could not be read (%s).".formatted(what, name(trouble)));
        return null;
      }
    }
  }
}
