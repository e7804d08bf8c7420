package app.allclear.matching;

import app.allclear.customer.EmailAddress;
import java.util.List;

/** The operator said whose mail from this domain is; what was said of the address itself wins. */
final class TaughtDomain implements Witness {
  @Override
  public List<Evidence> testify(Inquiry inquiry, Findings before) {
    EmailAddress from = inquiry.sender().address();
    if (from == null || inquiry.sender().ours() || before.has(Ground.TAUGHT)) return List.of();
    List<Lesson> lessons = Taught.ofDomain(inquiry, from.domain());
    Taught taught = Taught.of(inquiry, lessons);
    if (taught.nothing()) return List.of();
    return List.of(
        Evidence.of(
            Ground.TAUGHT,
            taught.customers(),
            taught.why("mail from @" + lessons.getLast().said())));
  }
}
