package app.allclear.demo;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail as its reader's own mail program would show it; what can't be read is empty. */
record ReadMail(
    String messageId,
    String inReplyTo,
    String from,
    String subject,
    String text,
    Instant at,
    boolean received) {
  static ReadMail of(Drawers.Kept mail, boolean received) {
    try {
      MimeMessage message =
          new MimeMessage((jakarta.mail.Session) null, new ByteArrayInputStream(mail.raw()));
      return new ReadMail(
          Notices.bare(message.getMessageID()),
          Notices.bare(message.getHeader("In-Reply-To", " ")),
          from(message),
          orEmpty(message.getSubject()),
          text(message),
          mail.received(),
          received);
    } catch (MessagingException | IOException e) {
      return new ReadMail("", "", "", "", "(" + e.getMessage() + ")", mail.received(), received);
    }
  }

  private static String from(MimeMessage message) throws MessagingException {
    String raw = orEmpty(message.getHeader("From", ", "));
    try {
      return jakarta.mail.internet.MimeUtility.decodeText(raw);
    } catch (java.io.UnsupportedEncodingException _) {
      return raw;
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (part.isMimeType("text/*")) return String.valueOf(part.getContent());
    if (!part.isMimeType("multipart/*")) return "";
    Multipart parts = (Multipart) part.getContent();
    for (int i = 0; i < parts.getCount(); i++) {
      BodyPart one = parts.getBodyPart(i);
      String text = text(one);
      if (!text.isBlank()) return text;
    }
    return "";
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }
}
