package app.allclear.matching;

import app.allclear.customer.Contact;
import app.allclear.customer.Customer;
import app.allclear.customer.CustomerId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which contacts a sender's words speak of by name. Who is of the same house says the first name,
 * others put a title before it; for one text, asked for plain names first.
 */
final class Acquaintances {
  private static final int SHORTEST_NAME = 3;

  private static final Set<String> TITLES =
      Set.of(
          "frau",
          "herr",
          "herrn",
          "dr",
          "prof",
          "mr",
          "mrs",
          "ms",
          "miss",
          "madame",
          "mme",
          "monsieur",
          "mevrouw",
          "mevr",
          "meneer",
          "mijnheer",
          "signora",
          "signor",
          "sig",
          "dott",
          "señora",
          "señor",
          "sra",
          "sr",
          "senhora",
          "senhor",
          "pani",
          "pan",
          "pana",
          "paní",
          "fru",
          "herra",
          "rouva",
          "maître",
          "pastor",
          "pfarrer",
          "father");

  private final Inquiry inquiry;
  private final String text;

  /** Whether a contact's name was met behind a title. */
  private boolean titles;

  Acquaintances(Inquiry inquiry, String text) {
    this.inquiry = inquiry;
    this.text = text;
  }

  /** The contact of that customer whom the text names without a title. */
  Optional<String> plain(CustomerId customer) {
    return in(customer, false);
  }

  /** The one whom it names behind a title only. */
  Optional<String> byTitle(CustomerId customer) {
    return titles ? in(customer, true) : Optional.empty();
  }

  /** A contact's first or last name in the text, unless the sender's own or the customer's. */
  private Optional<String> in(CustomerId id, boolean byTitle) {
    Customer customer = inquiry.directory().find(id).orElse(null);
    if (customer == null) return Optional.empty();
    Set<String> sender = new HashSet<>(Phrase.words(inquiry.sender().display(), 0, 6));
    Set<String> taken = new HashSet<>(Phrase.words(customer.name(), 0, 12));
    for (Contact contact : customer.contacts()) {
      String name = contact.name();
      if (name == null) continue;
      List<String> names = Phrase.words(name, 0, 6);
      if (names.size() > 1 && sender.containsAll(names)) return Optional.of(name);
      for (String one : names)
        if (one.length() >= SHORTEST_NAME
            && !sender.contains(one)
            && !taken.contains(one)
            && !WordList.EVERYDAY.contains(one)
            && customer.sites().stream().noneMatch(site -> site.domain().contains(one))
            && spokenOf(one, byTitle)) return Optional.of(name);
    }
    return Optional.empty();
  }

  private boolean named(int start, boolean byTitle) {
    boolean titled = titled(start);
    titles |= titled;
    return titled == byTitle;
  }

  /** "Frau Vogt", "Dr. Meyer": who is of the same house says the first name. */
  private boolean titled(int start) {
    return TITLES.contains(new Surroundings(text, start, start).titleBefore());
  }

  /** As a name is written, and not in the greeting's line. */
  private boolean spokenOf(String name, boolean byTitle) {
    int from = greetingEnd();
    int i = from;
    while (i < text.length() && i < 4_000) {
      int start = i;
      while (i < text.length() && Character.isLetter(text.charAt(i))) i++;
      if (i - start == 0) {
        i++;
        continue;
      }
      if (Math.abs(i - start - name.length()) > 2) continue;
      boolean host = start > 0 && ".@/-".indexOf(text.charAt(start - 1)) >= 0;
      String word = text.substring(start, i);
      if (!host
          && Phrase.plain(word.toLowerCase(Locale.ROOT)).equals(name)
          && written(start)
          && named(start, byTitle)) return true;
    }
    return false;
  }

  /** With a capital, unless the writer uses none. */
  private boolean written(int start) {
    return !Character.isLowerCase(text.charAt(start))
        || text.chars().noneMatch(Character::isUpperCase);
  }

  private int greetingEnd() {
    int line = text.indexOf('\n');
    return line > 0 && line < 60 && text.charAt(line - 1) == ',' ? line : 0;
  }
}
