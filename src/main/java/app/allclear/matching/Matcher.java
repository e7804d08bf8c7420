package app.allclear.matching;

import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Letter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a letter against the directory: which customers, which databases, who the sender is, and
 * whether a machine wrote it; {@link Judgement} states the rules. Safe for any thread; asks its
 * questions of {@link Knowledge} and of nobody else. The first letter read against a directory pays
 * for turning it round (a tenth of a second for 5,000 customers, one for 50,000).
 */
public final class Matcher {
  /** In this order: each may build on what those before it said. */
  private static final List<Witness> WITNESSES =
      List.of(
          new RegisteredAddress(),
          new TaughtAddress(),
          new TaughtDomain(),
          new HouseDomain(),
          new AnsweredThread(),
          new EarlierMail(),
          new CopiedContact(),
          new Addressees(),
          new ReplyAddress(),
          new LookAlikeSender(),
          new OwnWords(),
          new ForwardedWords(),
          new PersonAndHouse(),
          new SignedNames());

  private volatile @Nullable DirectoryNames latest;

  /**
   * @param own the addresses of our own mailboxes: what they send is never a customer's word
   */
  public Reading read(
      Letter letter, Directory directory, Knowledge knowledge, Set<EmailAddress> own) {
    Inquiry inquiry = Inquiry.into(letter, names(directory), knowledge, own);
    Findings findings = new Findings();
    for (Witness witness : WITNESSES) findings.add(witness.testify(inquiry, findings));
    List<Reason> signs = Machines.signs(inquiry, findings);
    Roles roles = new Roles(inquiry, findings, !signs.isEmpty());
    Match match = new Judgement(inquiry, findings, roles).match();
    return new Reading(
        match,
        strongest(match, signs),
        !signs.isEmpty(),
        signs,
        databases(match),
        inquiry.sender().shared() || inquiry.sender().form());
  }

  private static SenderRole strongest(Match match, List<Reason> signs) {
    return switch (match) {
      case Match.Certain certain ->
          SenderRole.strongest(certain.customers().stream().map(CustomerMatch::role).toList());
      case Match.Ambiguous unsure ->
          SenderRole.strongest(unsure.candidates().stream().map(Candidate::role).toList());
      case Match.None _ -> signs.isEmpty() ? SenderRole.STRANGER : SenderRole.MACHINE;
    };
  }

  private static Set<DatabaseName> databases(Match match) {
    return switch (match) {
      case Match.Certain certain -> {
        Set<DatabaseName> databases = new LinkedHashSet<>();
        certain.customers().forEach(customer -> databases.addAll(customer.databases()));
        yield databases;
      }
      case Match.Ambiguous _, Match.None _ -> Set.of();
    };
  }

  private DirectoryNames names(Directory directory) {
    DirectoryNames names = latest;
    if (names != null && names.directory() == directory) return names;
    synchronized (this) {
      names = latest;
      if (names == null || names.directory() != directory)
        latest = names = new DirectoryNames(directory);
      return names;
    }
  }
}
