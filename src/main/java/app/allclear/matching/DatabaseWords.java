package app.allclear.matching;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.matching.Mention.Clarity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * When a word names a database. A name nobody says by chance (jd_wp) always does. A plain word does
 * beside the word "database", in quotes of an error message, in backticks, after its server, or in
 * a path. An everyday word (shop, blog) or one of three letters does so only where a program wrote
 * it; people who say "the blog database" mean the one of their own.
 */
final class DatabaseWords {
  private static final Set<String> ROOMS =
      Set.of(
          "www",
          "htdocs",
          "html",
          "webspace",
          "hosting",
          "home",
          "homes",
          "vhosts",
          "hosts",
          "users",
          "sites",
          "clients",
          "customers",
          "kunden",
          "domains",
          "web",
          "virtual",
          "homepages",
          "accounts",
          "mysql");

  /** An agency's many databases end in the same words. */
  private static final int MOST_KNOWN = 5;

  private static final int SHORT = 300;

  private final DirectoryNames names;
  private final List<Customer> known;
  private final Map<String, DatabaseName> endings;

  DatabaseWords(DirectoryNames names, List<Customer> known) {
    this.names = names;
    this.known = known;
    this.endings = endings(known);
  }

  /** The mention, if this place of a word that is some database's name is one. */
  Optional<Mention> named(Surroundings place, String name, DirectoryNames.Word word) {
    String parent = place.parent();
    List<DatabaseName> onServer =
        parent.isEmpty()
            ? List.of()
            : meant(word, database -> database.server().equalsIgnoreCase(parent));
    if (!onServer.isEmpty()) return mention(place, onServer, Clarity.CLEAR, "");
    if (printed(place, parent, name))
      return mention(place, meant(word, _ -> true), Clarity.CLEAR, " in what a program printed");
    boolean everyday = everyday(name);
    if (place.after() == '@') return Optional.empty();
    boolean called =
        name.length() == 3
            && word.databases.size() == 1
            && !Aliases.kind(name)
            && Surroundings.databaseWord(place.wordBefore(1));
    if (called) return mention(place, word.databases, Clarity.CLEAR, "");
    if (!everyday && unusual(name))
      return mention(place, meant(word, _ -> true), Clarity.CLEAR, "");
    boolean beside = place.besideDatabaseWord();
    // "All your data base (letters, photos)": strangers list what anybody has.
    if (!everyday && beside && (place.before() != '(' || !known.isEmpty()))
      return mention(place, meant(word, _ -> true), Clarity.CLEAR, "");
    List<DatabaseName> theirs = beside ? ofKnown(name) : List.of();
    if (theirs.isEmpty() && asWritten(place, name)) theirs = ofKnown(name);
    if (!theirs.isEmpty()) return mention(place, theirs, Clarity.CLEAR, "");
    return everyday || place.inPath()
        ? Optional.empty()
        : mention(place, meant(word, _ -> true), Clarity.VAGUE, "");
  }

  /** "The shop database" of who has {@code ngc_shop}, and no other that ends so. */
  Optional<Mention> ending(Surroundings place, String word) {
    DatabaseName database = endings.get(word);
    return database == null || place.inPath() || !place.besideDatabaseWord()
        ? Optional.empty()
        : mention(place, List.of(database), Clarity.CLEAR, "");
  }

  private static Map<String, DatabaseName> endings(List<Customer> known) {
    if (known.isEmpty() || known.size() > MOST_KNOWN) return Map.of();
    Map<String, DatabaseName> endings = new HashMap<>();
    Set<String> shared = new HashSet<>();
    for (Customer customer : known)
      for (DatabaseName database : customer.databases()) {
        String name = database.name().toLowerCase(Locale.ROOT);
        for (int at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1))
          if (name.length() - at > 3 && endings.put(name.substring(at + 1), database) != null)
            shared.add(name.substring(at + 1));
      }
    endings.keySet().removeAll(shared);
    return endings;
  }

  /** A path through an account's folder: {@code /var/www/jd}, {@code /home/jd}, {@code ~jd}. */
  Optional<Mention> account(Surroundings place, String name) {
    if (!room(place, place.parent()) || WordList.EVERYDAY.contains(name)) return Optional.empty();
    List<Customer> owners = names.account(name);
    if (owners.isEmpty() || owners.size() > DirectoryNames.MANY) return Optional.empty();
    List<DatabaseName> databases =
        owners.stream()
            .flatMap(owner -> owner.databases().stream())
            .filter(database -> database.name().toLowerCase(Locale.ROOT).startsWith(name + "_"))
            .toList();
    Mention mention =
        Mention.of(
                place,
                Clarity.CLEAR,
                owners,
                "the account " + name + " in a path, which is that of ")
            .asInternal();
    return Optional.of(databases.size() == 1 ? mention.with(databases) : mention);
  }

  /**
   * The sender's own, letter for letter, where the words next to it speak of a database, or say how
   * it is: "reisen ganz leer" is no journey.
   */
  private boolean asWritten(Surroundings place, String name) {
    if (!place.word().equals(name) || place.inPath() || name.length() < 4) return false;
    boolean onItsServer =
        ofKnown(name).stream().anyMatch(database -> place.follows(database.server()));
    return onItsServer
        || (!everyday(name) && known.size() == 1 && place.quoted() && place.after() != '.')
        || place.equated()
        || place.near(Surroundings::databaseWord)
        || (!everyday(name) && (place.soon(Trouble::says) || listed(place)));
  }

  /** "A then b then c. Those are the databases": a sentence of nothing but the sender's own. */
  private boolean listed(Surroundings place) {
    String text = place.text();
    if (text.length() > SHORT) return false;
    int from = Clauses.sentenceStart(text, place.start());
    int to = Clauses.sentenceEnd(text, place.end(), text.length());
    return Phrase.any(text, 0, text.length(), Surroundings::databaseWord)
        && !Phrase.any(
            text, from, to, word -> !WordList.AND.contains(word) && ofKnown(word).isEmpty());
  }

  private boolean printed(Surroundings place, String parent, String name) {
    return place.backticked()
        || place.beforeTable()
        || place.assigned()
        || parent.equals(".")
        || place.inDatabaseUrl()
        || (place.after() == '.'
            && place.dotted()
            && !ofKnown(name).isEmpty()
            && (!everyday(name) || (known.size() == 1 && place.tableLine())))
        || (room(place, parent) && (parent.equals("mysql") || !WordList.EVERYDAY.contains(name)))
        || ((place.quoted() || (place.after() == '@' && unusual(name)))
            && (known.isEmpty() && everyday(name) ? place.plainError() : place.errorLine()));
  }

  private static boolean room(Surroundings place, String parent) {
    return place.before() == '~' || (ROOMS.contains(parent) && place.deep());
  }

  private List<DatabaseName> meant(DirectoryNames.Word word, Predicate<DatabaseName> which) {
    boolean many = word.databases.size() > DirectoryNames.MANY;
    Stream<DatabaseName> all =
        many ? ofKnown(word.databases.getFirst().name()).stream() : word.databases.stream();
    return all.filter(which).toList();
  }

  private List<DatabaseName> ofKnown(String name) {
    return known.stream()
        .flatMap(customer -> customer.databases().stream())
        .filter(database -> database.name().equalsIgnoreCase(name))
        .toList();
  }

  private Optional<Mention> mention(
      Surroundings place, List<DatabaseName> databases, Clarity clarity, String where) {
    List<Customer> owners =
        databases.stream()
            .map(names.directory()::ownerOf)
            .flatMap(Optional::stream)
            .distinct()
            .toList();
    if (owners.isEmpty()) return Optional.empty();
    String which =
        databases.size() == 1 ? databases.getFirst().toString() : databases.getFirst().name();
    return Optional.of(
        new Mention(
            place.text(),
            place.start(),
            place.end(),
            clarity,
            owners.stream().map(Customer::id).toList(),
            clarity == Clarity.CLEAR ? databases : List.of(),
            "the database " + which + where + ", of " + Inquiry.names(owners),
            clarity == Clarity.CLEAR));
  }

  /**
   * An everyday word, or one with a small number (shop2): nobody writes an underscore by chance.
   */
  private static boolean everyday(String name) {
    if (name.length() <= 3) return true;
    if (name.indexOf('_') >= 0) return false;
    int letters = name.length();
    while (letters > 0 && Character.isDigit(name.charAt(letters - 1))) letters--;
    return name.length() - letters <= 3 && WordList.EVERYDAY.contains(name.substring(0, letters));
  }

  /** Whether a word that is no database's name stands where one does. */
  static boolean likely(Surroundings place, String word) {
    // "Access denied for user 'u_shop'" names who was denied.
    if (place.quoted() && place.wordBefore(1).equals("user")) return false;
    if (word.indexOf('_') > 0) return true;
    boolean printed =
        place.backticked() || place.assigned() || (place.quoted() && place.errorLine());
    return (printed || place.besideDatabaseWord())
        && !everyday(word)
        && !WordList.begins(WordList.ERROR, word)
        && !Surroundings.databaseWord(word);
  }

  /** No word of any language: it has an underscore or a digit. */
  private static boolean unusual(String name) {
    return name.chars().anyMatch(c -> c == '_' || (c >= '0' && c <= '9'));
  }
}
