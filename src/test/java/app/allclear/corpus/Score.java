package app.allclear.corpus;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The figures of one way of reading a corpus.
 *
 * @param exact mails whose customers are exactly those labelled
 * @param wrong mails filed under a customer they have nothing to do with
 * @param misses every mail, also those without a fault, in the corpus's order
 * @param wrongNotices private notices that must never have left
 * @param misdirected private notices to a customer's rightful contact for a mail about others
 */
record Score(
    Ratio exact,
    Ratio wrong,
    Ratio databasePrecision,
    Ratio databaseRecall,
    BCubed grouping,
    Ratio senders,
    Ratio machineRecall,
    Ratio humansCalledMachines,
    int notices,
    List<String> wrongNotices,
    List<String> misdirected,
    List<Miss> misses) {

  static Score of(Outcome outcome) {
    List<LabelledMail> mails = outcome.corpus().mails();
    List<Miss> misses = new ArrayList<>();
    for (int i = 0; i < mails.size(); i++)
      misses.add(Miss.of(mails.get(i), outcome.found().get(i)));
    NoticeCheck check = new NoticeCheck(outcome.corpus());
    return new Score(
        share(misses, _ -> true, miss -> !miss.fault("customers") && !miss.fault("WRONG CUSTOMER")),
        share(misses, _ -> true, miss -> miss.fault("WRONG CUSTOMER")),
        databases(misses, miss -> miss.found().databases(), miss -> sure(miss)),
        databases(misses, miss -> sure(miss), miss -> miss.found().databases()),
        grouping(outcome),
        share(misses, _ -> true, miss -> !miss.fault("sender")),
        share(misses, miss -> miss.mail().label().byMachine(), miss -> miss.found().automatic()),
        share(misses, miss -> miss.mail().label().byHuman(), miss -> miss.found().automatic()),
        outcome.notices().size(),
        check.wrong(outcome.notices()),
        check.misdirected(outcome.notices()),
        misses);
  }

  private static Ratio share(List<Miss> all, Predicate<Miss> asked, Predicate<Miss> holds) {
    List<Miss> some = all.stream().filter(asked).toList();
    return new Ratio(some.stream().filter(holds).count(), some.size());
  }

  private interface Databases {
    Set<String> of(Miss miss);
  }

  private static Set<String> sure(Miss miss) {
    return miss.mail().label().databases().sure();
  }

  /** How many of these databases are among those, debatable ones left out; pairs with a mail. */
  private static Ratio databases(List<Miss> all, Databases these, Databases those) {
    long right = 0;
    long whole = 0;
    for (Miss miss : all) {
      Set<String> counted = new HashSet<>(these.of(miss));
      counted.removeAll(miss.mail().label().databases().debatable());
      whole += counted.size();
      counted.retainAll(those.of(miss));
      right += counted.size();
    }
    return new Ratio(right, whole);
  }

  private static BCubed grouping(Outcome outcome) {
    List<Set<String>> found = new ArrayList<>();
    List<Set<String>> truth = new ArrayList<>();
    for (int i = 0; i < outcome.found().size(); i++) {
      Found mail = outcome.found().get(i);
      found.add(mail.groups());
      truth.add(outcome.corpus().mails().get(i).label().customers().nearest(mail.customers()));
    }
    return BCubed.of(found, truth);
  }
}
