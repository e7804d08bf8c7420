package app.allclear.kill;

/** What is counted while the program is killed, in the order of the table. */
enum Figure {
  KILLS("the program killed (SIGKILL)"),
  BEFORE_STORE("  before it had opened its store: proves nothing"),
  STARTING("  while it started, its store open"),
  INTAKE("  while mail was being taken in"),
  ON_THE_WAY("  with notices on their way to the mail server"),
  TAKEN_UNSTORED("  with notices that the mail server had taken, not yet stored as sent"),
  BETWEEN("  at work otherwise"),
  SMTP_KILLS("the SMTP server killed"),
  IMAP_KILLS("the IMAP server killed"),
  HUNG_UP("mails after whose end the SMTP server hung up"),
  MAILS("mails written to support"),
  UNREAD("  stored unread because reading them was always interrupted, shown as such"),
  RESTORES("restores reported"),
  ANNOUNCEMENTS("announcements"),
  OWED("owed: (customer, event, round, recipient)"),
  ONCE("  accepted once"),
  LOST("  lost"),
  DOUBLED_WITH_EVIDENCE("  doubled although evidence existed"),
  DOUBLED_WITHOUT_EVIDENCE("  doubled without evidence"),
  DOUBT_TAKEN("  in doubt and listed as such: the server had taken it, no copy came back"),
  DOUBT_NOT_TAKEN("  in doubt and listed as such: the server had not taken it"),
  WRONG_RECIPIENT("to a wrong recipient"),
  SETTLED("doubts settled by a copy that came back"),
  OVERTAKEN("overtaken, after a human had said that it had not been taken"),
  ONCE_AFTER_SETTLING("accepted once, after a human settled the doubts by the server's log");

  private final String words;

  Figure(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
