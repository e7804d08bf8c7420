package app.allclear.mail;

/** The bytes that a mail of ours goes out as. */
public final class WrittenMail {
  private WrittenMail() {}

  public static byte[] of(OutgoingMail mail) {
    return MailWriter.write(mail, mail.from().address(), mail.to().address());
  }
}
