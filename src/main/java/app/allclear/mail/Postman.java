package app.allclear.mail;

/** Sends one mail at a time over SMTP. Never throws for what a server or network does. */
public interface Postman {
  SendResult send(OutgoingMail mail);
}
