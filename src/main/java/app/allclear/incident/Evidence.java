package app.allclear.incident;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.matching.KnownThreads;
import app.allclear.matching.SenderRole;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What earlier mail says about new mail: it answers matching's questions about threads and senders.
 * It says whom mail is about, never where a notice goes. What writes is called inside a change.
 */
public final class Evidence implements KnownThreads {
  private static final long NONE = -1;

  private final JdbcEvidence evidence;

  Evidence(JdbcEvidence evidence) {
    this.evidence = evidence;
  }

  @Override
  public Collection<CustomerId> customersOf(Collection<String> messageIds) {
    return evidence.customersOf(messageIds);
  }

  @Override
  public Collection<CustomerId> customersOf(EmailAddress sender) {
    return evidence.customersOf(sender, NONE);
  }

  /** The strongest of what the sender's stored mail about this customer was filed as. */
  @Override
  public Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
    return strongest(evidence.earlierRoles(sender, customer, NONE));
  }

  private static Optional<SenderRole> strongest(List<SenderRole> roles) {
    return roles.isEmpty() ? Optional.empty() : Optional.of(SenderRole.strongest(roles));
  }

  /** What other mail says about this stored message, which is no evidence about itself. */
  public KnownThreads about(MessageId message) {
    return new KnownThreads() {
      @Override
      public Collection<CustomerId> customersOf(Collection<String> messageIds) {
        return evidence.customersOf(messageIds);
      }

      @Override
      public Collection<CustomerId> customersOf(EmailAddress sender) {
        return evidence.customersOf(sender, message.value());
      }

      @Override
      public Optional<SenderRole> earlierRole(EmailAddress sender, CustomerId customer) {
        return strongest(evidence.earlierRoles(sender, customer, message.value()));
      }
    };
  }

  /** A message received with, or a notice sent under, this Message-ID is about this customer. */
  public void remember(String messageId, CustomerId customer) {
    evidence.remember(messageId, customer);
  }

  /** A message was taken back from everybody it was filed with. */
  public void forgetThread(String messageId) {
    evidence.forgetId(messageId);
  }
}
