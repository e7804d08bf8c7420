package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import java.util.List;

/** The operator filed mail from this address before. */
final class TaughtAddress implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || inquiry.sender().ours()) return List.of();
    Taught taught = Taught.of(inquiry, inquiry.learned().ofAddress(from));
    if (taught.nothing()) return List.of();
    return List.of(Evidence.of(Ground.TAUGHT, taught.customers(), taught.why("mail from " + from)));
  }
}
