package app.allclear.mail;

/** Shows a mail byte for byte as it goes over the wire, for who wants to read it before it does. */
public final class RawMail {
  private RawMail() {}

  /** Headers and body, with CR LF at the end of every line. */
  public static byte[] of(OutgoingMail mail) {
    return MailWriter.write(mail);
  }
}
