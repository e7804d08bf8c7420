package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import app.allclear.customer.Directory;
import app.allclear.customer.EmailAddress;
import app.allclear.mail.Letter;
import app.allclear.mail.MachineSign;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One letter and everything the witnesses may ask about it.
 *
 * @param taughtNames asked for once, as every text is looked through for them
 */
record Inquiry(
    Letter letter,
    Sender sender,
    DirectoryNames names,
    Knowledge knowledge,
    List<Lesson> taughtNames,
    Set<String> ownDomains) {
  static Inquiry into(
      Letter letter, DirectoryNames names, Knowledge knowledge, Set<EmailAddress> own) {
    return new Inquiry(
        letter,
        Sender.of(letter, own, names),
        names,
        knowledge,
        knowledge.learned().names(),
        own.stream().map(EmailAddress::domain).collect(Collectors.toUnmodifiableSet()));
  }

  Directory directory() {
    return names.directory();
  }

  KnownThreads threads() {
    return knowledge.threads();
  }

  Learned learned() {
    return knowledge.learned();
  }

  /** Whether the words in it are ours, or a mail server's, and so nobody's evidence. */
  boolean wordsAreNobodys() {
    return (sender.ours() && !sender.form()) || letter.bounce() != null;
  }

  /** Whether it was sent to many: what a circular names it reports nothing about. */
  boolean circular() {
    EmailAddress from = sender.address();
    return letter.machineSigns().stream().anyMatch(sign -> sign.kind() == MachineSign.Kind.MAILING)
        && (from == null || learned().mark(from).map(MachineMark::machine).orElse(true));
  }

  /** Whether it is built like an offer or a greeting card: what those name they only flatter. */
  boolean offered() {
    return letter.machineSigns().stream().anyMatch(sign -> sign.kind() == MachineSign.Kind.OFFER);
  }

  /** Whether a machine answers or returns our own mail, and so perhaps repeats it. */
  boolean answeredByMachine() {
    return letter.machineSigns().stream().anyMatch(sign -> sign.kind() == MachineSign.Kind.ANSWER);
  }

  /** Whether a mail server, rather than somebody who wants something, wrote it. */
  boolean returnedByServer() {
    return !circular()
        && letter.machineSigns().stream()
            .anyMatch(sign ->
                sign.kind() == MachineSign.Kind.ANSWER || sign.kind() == MachineSign.Kind.PROGRAM);
  }

  /** The customers of these ids that the directory still has. */
  List<Customer> present(Collection<CustomerId> ids) {
    return ids.stream().map(directory()::find).flatMap(Optional::stream).distinct().toList();
  }

  /** The customers' names, as a sentence lists them. */
  static String names(Collection<Customer> customers) {
    List<String> shown =
        customers.stream()
            .map(customer -> customer.name().isBlank() ? customer.id().value() : customer.name())
            .distinct()
            .limit(5)
            .toList();
    String rest = customers.size() > 5 ? " and " + (customers.size() - 5) + " more" : "";
    if (shown.size() == 1 || !rest.isEmpty()) return String.join(", ", shown) + rest;
    return String.join(", ", shown.subList(0, shown.size() - 1)) + " and " + shown.getLast();
  }
}
