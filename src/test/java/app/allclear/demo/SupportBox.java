package app.allclear.demo;

/** Another mail server that holds the support mailbox instead of the embedded one. */
interface SupportBox {
  int imapPort();

  String password();

  /** Puts a mail into the INBOX, byte for byte. */
  void put(byte[] raw);
}
