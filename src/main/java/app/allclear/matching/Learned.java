package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What the operator's decisions taught. It says whom mail is about and what a machine writes, never
 * where a notice goes: nobody becomes a contact by it. Asked a few times a letter; answers may be
 * as old as the last change.
 */
public interface Learned {
  /** Where nothing was taught yet. */
  Learned NOTHING =
      new Learned() {
        @Override
        public List<Lesson> ofAddress(EmailAddress address) {
          return List.of();
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
      };

  /** The customers under whom the operator files mail from this address; empty where none. */
  List<Lesson> ofAddress(EmailAddress address);

  /**
   * The customers under whom the operator files mail from these domains; empty where none.
   *
   * @param domains a sender's domain and those it is a subdomain of, in their ASCII spelling, lower
   *     case
   */
  List<Lesson> ofDomains(Collection<String> domains);

  /** Every name taught: a word or a phrase that means a customer wherever a sender writes it. */
  List<Lesson> names();

  /** Whether the operator said that a machine, or that a human, writes from this address. */
  Optional<MachineMark> mark(EmailAddress address);
}
