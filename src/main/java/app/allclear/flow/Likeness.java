package app.allclear.flow;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.MessageText;
import app.allclear.incident.StoredMessage;
import app.allclear.incident.Teaching;
import app.allclear.mail.Authentication;
import app.allclear.matching.Lesson;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * In which respects mail in the tray is like a message the operator has decided about: its sender's
 * address; their domain, unless anybody can have an address there; a name both write. A subject is
 * no likeness: twenty people write "site down". Pure.
 */
final class Likeness {
  private static final Pattern QUOTED =
      Pattern.compile("[\"“„«‚‘]\\s?([^\"“”„«»‘’\\n]{4,60}?)\\s?[\"”“»’]");
  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}@.-])(?:www\\.)?((?:[\\p{L}\\p{N}-]{2,63}\\.){1,4}\\p{L}{2,20})(?![\\p{L}\\p{N}@])");
  private static final int MOST_NAMES = 8;

  /** A message and its words. */
  record Read(StoredMessage message, MessageText text) {
    String words() {
      String name = message.fromName();
      return plain(
          String.join(
              " \n ", name == null ? "" : name, message.subject(), text.own(), text.signature()));
    }

    Optional<EmailAddress> sender() {
      return message.authentication() == Authentication.FAIL
          ? Optional.empty()
          : EmailAddress.of(message.from());
    }
  }

  private final Read model;
  private final List<Read> tray;
  private final Set<String> ownDomains;

  /**
   * @param tray newest first
   * @param ownDomains those of our mailboxes
   */
  Likeness(Read model, List<Read> tray, Set<String> ownDomains) {
    this.model = model;
    this.tray =
        tray.stream().filter(one -> !one.message().id().equals(model.message().id())).toList();
    this.ownDomains = ownDomains;
  }

  /** Every respect in which at least one other is like it, the narrowest first. */
  List<Alike> all() {
    List<Alike> found = new ArrayList<>();
    model.sender().map(EmailAddress::value).ifPresent(a -> add(found, Teaching.Kind.ADDRESS, a));
    model.sender().map(EmailAddress::domain).ifPresent(d -> add(found, Teaching.Kind.DOMAIN, d));
    for (String name : names()) add(found, Teaching.Kind.NAME, name);
    return found;
  }

  private void add(List<Alike> found, Teaching.Kind kind, String said) {
    Alike alike = in(kind, said);
    boolean more =
        !alike.messages().isEmpty()
            && found.stream().noneMatch(one -> one.messages().equals(alike.messages()));
    if (more) found.add(alike);
  }

  /** In this respect; nobody where it is none. */
  Alike in(Teaching.Kind kind, String said) {
    return switch (kind) {
      case ADDRESS -> new Alike(kind, said, those(one -> isFrom(one, said)), kind);
      case DOMAIN -> {
        boolean telling = isTelling(said);
        yield new Alike(
            kind, said, telling ? those(one -> isAt(one, said)) : List.of(), telling ? kind : null);
      }
      case NAME -> {
        String words = plain(said).strip();
        Predicate<Read> names = one -> one.words().contains(" " + words + " ");
        yield new Alike(kind, said, words.isEmpty() ? List.of() : those(names), asName(said));
      }
      case MACHINE, HUMAN -> throw new IllegalArgumentException("Who writes is no likeness.");
    };
  }

  /** Whether a domain tells one sender from the next. */
  private boolean isTelling(String domain) {
    return Lesson.noDomain(domain).isEmpty() && !ownDomains.contains(domain);
  }

  /** A site that is named is taught as the domain it is. */
  private Teaching.@Nullable Kind asName(String said) {
    if (Lesson.noName(said).isEmpty()) return Teaching.Kind.NAME;
    boolean site = said.equals(said.toLowerCase(Locale.ROOT)) && isTelling(said);
    return site ? Teaching.Kind.DOMAIN : null;
  }

  private List<StoredMessage> those(Predicate<Read> like) {
    return tray.stream().filter(like).map(Read::message).toList();
  }

  private static boolean isFrom(Read one, String address) {
    return one.sender().map(EmailAddress::value).filter(address::equals).isPresent();
  }

  private static boolean isAt(Read one, String domain) {
    return one.sender()
        .map(EmailAddress::domain)
        .filter(own -> own.equals(domain) || own.endsWith("." + domain))
        .isPresent();
  }

  /** What the model names: its sender, what it quotes, sites nobody knows. */
  private Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    String sender = model.message().fromName();
    if (sender != null && Lesson.noName(sender).isEmpty()) names.add(sender.strip());
    String text = model.message().subject() + "\n" + model.text().own();
    Matcher quoted = QUOTED.matcher(text);
    while (quoted.find() && names.size() < MOST_NAMES)
      if (Lesson.noName(quoted.group(1)).isEmpty()) names.add(quoted.group(1).strip());
    Matcher host = HOST.matcher(text + "\n" + model.text().signature());
    while (host.find() && names.size() < MOST_NAMES)
      if (Lesson.noDomain(host.group(1).toLowerCase(Locale.ROOT)).isEmpty())
        names.add(host.group(1).toLowerCase(Locale.ROOT));
    return names;
  }

  /** Words only, lower case, one blank between and around them. */
  private static String plain(String text) {
    return " " + text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip() + " ";
  }
}
