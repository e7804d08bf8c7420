package app.allclear.matching;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import java.util.Collection;
import java.util.List;

/** What the operator's decisions taught. It says whom mail is about, never where a notice goes. */
public interface Learned {
  /** Where nothing was taught yet. */
  Learned NOTHING =
      new Learned() {
        @Override
        public Collection<CustomerId> customersOf(EmailAddress address) {
          return List.of();
        }

        @Override
        public boolean machine(EmailAddress address) {
          return false;
        }
      };

  /** The customers the operator assigned this sender's mail to; empty where none. */
  Collection<CustomerId> customersOf(EmailAddress address);

  /** Whether the operator said that a machine writes from this address. */
  boolean machine(EmailAddress address);
}
