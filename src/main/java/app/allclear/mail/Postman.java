package app.allclear.mail;

/**
 * Sends mail over SMTP, one a call; safe for several threads at once, each of which then has a
 * connection of its own, kept for the next mail. Never throws for what a server or network does.
 */
public interface Postman {
  SendResult send(OutgoingMail mail);
}
