package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.matching.KnownThreads;
import app.allclear.matching.Learned;
import app.allclear.matching.Lesson;
import app.allclear.matching.MachineMark;
import app.allclear.matching.SenderRole;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What earlier mail and the operator's decisions say about new mail: it answers matching's
 * questions. It says whom mail is about, never where a notice goes. What writes is called inside a
 * change.
 */
public final class Evidence implements KnownThreads, Learned {
  private final JdbcEvidence evidence;

  Evidence(JdbcEvidence evidence) {
    this.evidence = evidence;
  }

  @Override
  public Collection<CustomerId> customersOf(Collection<String> messageIds) {
    return evidence.customersOf(messageIds);
  }

  /** The strongest of what the sender's stored mail about this customer was filed as. */
  @Override
  public Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
    List<SenderRole> roles = evidence.earlierRoles(sender, customer);
    return roles.isEmpty() ? Optional.empty() : Optional.of(SenderRole.strongest(roles));
  }

  @Override
  public List<Lesson> ofAddress(EmailAddress address) {
    return evidence.lessons(address);
  }

  @Override
  public List<Lesson> ofDomains(Collection<String> domains) {
    return List.of();
  }

  @Override
  public List<Lesson> names() {
    return List.of();
  }

  @Override
  public Optional<MachineMark> mark(EmailAddress address) {
    return Optional.empty();
  }

  /** A message received with, or a notice sent under, this Message-ID is about this customer. */
  public void remember(String messageId, CustomerId customer) {
    evidence.remember(messageId, customer);
  }

  /** A message was taken back from everybody it was filed with. */
  public void forgetThread(String messageId) {
    evidence.forgetId(messageId);
  }

  /** Mail from this address is about exactly these customers from now on; none forgets it. */
  public void learn(EmailAddress address, Collection<CustomerId> customers, Instant now) {
    evidence.learn(address, customers, now);
  }

  public boolean forget(EmailAddress address, CustomerId customer) {
    return evidence.forget(address, customer);
  }

  /** Newest first. */
  public List<LearnedAddress> learned() {
    return evidence.learned();
  }
}
