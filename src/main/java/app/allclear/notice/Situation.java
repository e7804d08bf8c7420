package app.allclear.notice;

import app.allclear.customer.Customer;
import app.allclear.incident.Incident;
import app.allclear.incident.Outage;
import app.allclear.incident.OwnAnswer;
import app.allclear.incident.StoredMessage;
import app.allclear.restore.DatabaseStatus;
import java.util.List;

/**
 * All that decides who is owed what in one incident, and what a notice may say: read in one
 * transaction, after the change at hand.
 *
 * @param customer as the directory in force has it
 * @param outage the incident's, open or ended; nothing is owed outside one
 * @param databases the customer's, as stored; those untouched by this outage may be among them
 * @param messages the incident's, in any order
 * @param notices the incident's, oldest first
 * @param answers what the operator wrote by hand, from here or elsewhere
 */
public record Situation(
    Customer customer,
    Incident incident,
    Outage outage,
    List<DatabaseStatus> databases,
    List<StoredMessage> messages,
    List<Notice> notices,
    List<OwnAnswer> answers) {
  /** Where the operator answered nobody by hand. */
  public Situation(
      Customer customer,
      Incident incident,
      Outage outage,
      List<DatabaseStatus> databases,
      List<StoredMessage> messages,
      List<Notice> notices) {
    this(customer, incident, outage, databases, messages, notices, List.of());
  }

  public Situation {
    databases = List.copyOf(databases);
    messages = List.copyOf(messages);
    notices = List.copyOf(notices);
    answers = List.copyOf(answers);
  }

  /**
   * The highest round of the event that anybody was owed; 0 before the first. Whatever becomes of
   * databases and notices, it never falls: the next is another notice.
   */
  int lastRound(NoticeEvent event) {
    return notices.stream()
        .filter(notice -> notice.event() == event)
        .mapToInt(Notice::round)
        .max()
        .orElse(0);
  }

  /** Whether the operator has answered this message by hand. */
  boolean answered(StoredMessage message) {
    return answers.stream().anyMatch(answer -> answer.covers(message));
  }
}
