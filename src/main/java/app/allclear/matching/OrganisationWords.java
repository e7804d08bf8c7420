package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.matching.Mention.Clarity;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When words name an organisation: its whole name; or, where the sender is known to belong to one
 * of several customers, a word that only one of those has in its name or site ("the Kantorei").
 */
final class OrganisationWords {
  private static final Set<String> LISTING =
      Set.of("and", "und", "et", "y", "e", "en", "i", "och", "og", "ja", "a", "и", "és", "ve");

  /** From this length on a word is taken for a name in lower case too. */
  private static final int LONG = 7;

  /** In small letters only a word as long as this is looked up in every case it may stand in. */
  private static final int LONG_SMALL = 8;

  /** And a name of this length for its only owner's. */
  private static final int LONG_ALONE = 10;

  private final DirectoryNames names;
  private final TellingWords telling;
  private String lastText = "";
  private int lastEnd;

  OrganisationWords(DirectoryNames names, List<Customer> known) {
    this.names = names;
    this.telling = names.tellingWords(known);
  }

  /** The longest organisation's name that begins here, else a telling word. */
  Optional<Mention> named(Surroundings place, String word) {
    if (place.text() == lastText && place.start() < lastEnd) return Optional.empty();
    Optional<Mention> named = wholeOrPart(place, word);
    named.ifPresent(mention -> {
      lastText = mention.text();
      lastEnd = mention.end();
    });
    return named;
  }

  private Optional<Mention> wholeOrPart(Surroundings place, String word) {
    int hyphen = word.indexOf('-');
    String first = Phrase.plain(hyphen < 0 ? word : word.substring(0, hyphen));
    DirectoryNames.Word known = names.find(first);
    Optional<Mention> whole =
        known == null || known.phraseLengths == 0
            ? Optional.empty()
            : whole(place, known.phraseLengths);
    if (whole.isEmpty() && (first.length() >= LONG_SMALL || capital(place)))
      whole = bent(place, first);
    if (whole.isEmpty() && known != null && known.phraseLengths > 2 && capital(place))
      whole = linked(place);
    return whole.isPresent() || telling.none() ? whole : part(place, word);
  }

  /** "Die Krone in Neuenbruch" for Krone Neuenbruch. */
  private Optional<Mention> linked(Surroundings place) {
    List<String> words = Phrase.words(place.text(), place.start(), 4);
    if (words.size() < 3 || !Aliases.small(words.get(1))) return Optional.empty();
    int last = Aliases.small(words.get(2)) ? 3 : 2;
    if (last >= words.size()) return Optional.empty();
    String phrase = words.getFirst() + " " + words.get(last);
    List<Customer> owners = names.organisation(phrase);
    if (owners.isEmpty()) owners = names.alias(phrase);
    return owners.size() != 1
        ? Optional.empty()
        : Optional.of(
            Mention.of(
                place.first(letters(place, last + 1)),
                Clarity.ALIAS,
                owners,
                "\"" + phrase + "\", short for "));
  }

  /** "In der Weißen Rose", "в «Роднике»": nobody but one is called so in any case. */
  private Optional<Mention> bent(Surroundings place, String first) {
    int lengths = names.bentLengths(Phrase.stem(first));
    if (lengths == 0) return Optional.empty();
    List<String> following =
        Phrase.words(place.text(), place.start(), 32 - Integer.numberOfLeadingZeros(lengths) - 1);
    // Three words in a row are nobody's chance, small letters or not.
    for (int length = following.size(); length > (capital(place) ? 0 : 2); length--) {
      if ((lengths & 1 << length) == 0) continue;
      List<String> words = following.subList(0, length);
      List<Customer> owners = names.bent(Phrase.stems(words));
      String phrase = String.join(" ", words);
      if (owners.size() != 1 || names.person(phrase)) continue;
      return Optional.of(
          Mention.of(
              place.first(letters(place, length)),
              Clarity.ALIAS,
              owners,
              "\"" + phrase + "\", a form of the name of "));
    }
    return Optional.empty();
  }

  private Optional<Mention> whole(Surroundings place, int lengths) {
    List<String> following =
        Phrase.words(place.text(), place.start(), 32 - Integer.numberOfLeadingZeros(lengths) - 1);
    for (int length = following.size(); length > 0; length--) {
      if ((lengths & 1 << length) == 0) continue;
      String phrase = String.join(" ", following.subList(0, length));
      List<Customer> owners = names.organisation(phrase);
      boolean whole = !owners.isEmpty();
      if (!whole && nameLike(place, phrase)) owners = names.alias(phrase);
      if (owners.isEmpty() || owners.size() > DirectoryNames.MANY) continue;
      Clarity clarity =
          names.person(phrase) ? Clarity.VAGUE : whole ? Clarity.ORGANISATION : Clarity.ALIAS;
      String what = whole ? "the organisation " : "\"" + phrase + "\", short for ";
      return Optional.of(Mention.of(place.first(letters(place, length)), clarity, owners, what));
    }
    return Optional.empty();
  }

  /** How long the first so many words are. */
  private static int letters(Surroundings place, int words) {
    String text = place.text();
    int i = place.start();
    for (int n = 0; n < words; n++) {
      while (i < text.length() && !Character.isLetterOrDigit(text.charAt(i))) i++;
      while (i < text.length() && Character.isLetterOrDigit(text.charAt(i))) i++;
    }
    return i - place.start();
  }

  private static boolean nameLike(Surroundings place, String phrase) {
    return capital(place) || phrase.length() >= LONG_ALONE;
  }

  private static boolean capital(Surroundings place) {
    return !Character.isLowerCase(place.text().charAt(place.start()));
  }

  private Optional<Mention> part(Surroundings place, String word) {
    Customer customer = telling.called(word, capital(place));
    return customer == null || !called(place, word)
        ? Optional.empty()
        : Optional.of(
            Mention.of(
                place,
                Clarity.PART,
                List.of(customer),
                "\"" + word + "\", which of the sender's customers only this one is called: "));
  }

  /** Written as a name is, beside a word for sites ("the parish website"), or in a list. */
  private static boolean called(Surroundings place, String word) {
    return word.length() >= LONG
        || capital(place)
        || WordList.SITE.contains(place.wordBefore(1))
        || WordList.SITE.contains(place.wordAfter())
        || LISTING.contains(place.wordBefore(1));
  }

  /** Names in scripts without spaces stand anywhere in a run of letters. */
  void unspaced(String text, int from, int to, List<Mention> mentions) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < 0x2E80) continue;
      String name = names.unspaced(text, i, to);
      if (name == null) continue;
      mentions.add(
          Mention.of(
              new Surroundings(text, i, i + name.length()),
              Clarity.ORGANISATION,
              names.organisation(name),
              "the organisation "));
      i += name.length() - 1;
    }
  }
}
