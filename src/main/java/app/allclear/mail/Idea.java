package app.allclear.mail;

/** What a text may say, as far as the word lists beside this class know it in any language. */
enum Idea {
  // Absence notes.
  AWAY,
  UNREAD,
  LEFT,
  UNTIL,
  DATE,
  ANSWER,
  MEANWHILE,
  AUTOMATIC,
  OPENING,
  TITLE,
  YOURS,
  PASTIME,
  SELF_MADE,
  // Mailings and cards.
  LEAVE,
  CLICK,
  TO_MANY,
  NO_MORE,
  GREETING,
  ISSUE,
  CARD,
  PICKUP,
  SENT_YOU,
  // What programs answer.
  RECEIVED,
  TICKET,
  ORDER,
  NO_REPLY,
  CHALLENGE,
  REPORTED_BACK,
  // Spam.
  OFFER,
  PITCH,
  SWINDLE,
  MONEY,
  // Programs' reports.
  ALERT,
  RESPONSE,
  DEVICE,
  ASSISTANT,
  NOTIFIED,
  RELEASE,
  // People.
  TROUBLE,
  REQUEST,
  MINE,
  SITE,
  WAITING,
  SINCE,
  REACTION,
  THANKS,
  TO_ROBOT,
  HOWEVER;

  /** The lists, each beside this class. */
  static final String[] FILES = {
    "ideas-absence.txt",
    "ideas-mailing.txt",
    "ideas-receipt.txt",
    "ideas-offer.txt",
    "ideas-alert.txt",
    "ideas-human.txt"
  };
}
