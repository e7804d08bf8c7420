package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.mail.Bounce;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** It answers, or returns, a message that is filed under a customer or that we sent them. */
final class AnsweredThread implements Witness {
  /** References may be long; the oldest and the newest matter (RFC 5322, section 3.6.4). */
  private static final int MOST = 50;

  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    Set<String> ids = new LinkedHashSet<>(inquiry.letter().inReplyTo());
    List<String> references = inquiry.letter().references();
    ids.addAll(references.subList(Math.max(0, references.size() - MOST), references.size()));
    if (!references.isEmpty()) ids.add(references.getFirst());
    Bounce bounce = inquiry.letter().bounce();
    if (bounce != null && bounce.originalMessageId() != null) ids.add(bounce.originalMessageId());
    if (ids.isEmpty()) return List.of();
    List<Customer> customers = inquiry.present(inquiry.threads().customersOf(ids));
    if (customers.isEmpty()) return List.of();
    return List.of(
        Evidence.of(
            Ground.THREAD,
            customers,
            "It answers a message to or from " + Inquiry.names(customers) + "."));
  }
}
