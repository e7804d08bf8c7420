package app.allclear.matching;

import java.util.List;

/**
 * What the evidence says a letter is about. Every match says why, and its kind is how sure it is:
 *
 * <ul>
 *   <li>{@link Certain}: we file it without asking. It takes one piece of proof (an address, a
 *       site, a database, a thread, an operator's word) that nothing contradicts; the aim is that
 *       no more than one in two hundred names a customer a careful person would not.
 *   <li>{@link Ambiguous}: there is evidence, but no proof, or proof of more than is likely. The
 *       right customer is nearly always among the candidates, best first; a human decides.
 *   <li>{@link None}: nothing points anywhere. It says nothing about whether somebody is meant.
 * </ul>
 *
 * There is no number: two kinds of evidence do not add up to a third, and an operator can check a
 * sentence, not a percentage. The corpus score measures what each kind is worth.
 */
public sealed interface Match {
  /** Why it is this kind of match; the reasons for single customers stand with them. */
  List<Reason> reasons();

  /** About exactly these customers, one or more. */
  record Certain(List<CustomerMatch> customers, List<Reason> reasons) implements Match {
    public Certain {
      customers = List.copyOf(customers);
      reasons = List.copyOf(reasons);
      if (customers.isEmpty())
        throw new IllegalArgumentException("A certain match needs a customer.");
      if (customers.stream().map(CustomerMatch::customer).distinct().count() != customers.size())
        throw new IllegalArgumentException("A customer stands in a match once: " + customers);
    }
  }

  /** About one or some of these, best first; the operator decides. Never empty. */
  record Ambiguous(List<Candidate> candidates, List<Reason> reasons) implements Match {
    public Ambiguous {
      candidates = List.copyOf(candidates);
      reasons = List.copyOf(reasons);
      if (candidates.isEmpty())
        throw new IllegalArgumentException("An ambiguous match needs a candidate.");
    }
  }

  /** Nothing points to any customer. */
  record None(List<Reason> reasons) implements Match {
    public None {
      reasons = List.copyOf(reasons);
    }
  }
}
