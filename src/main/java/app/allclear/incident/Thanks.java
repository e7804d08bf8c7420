package app.allclear.incident;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether somebody only says thanks: such mail waits for no answer and reopens nothing. Short, one
 * of the words of thanks, and not a word that things may still be wrong: better to look at a mail
 * for nothing than to take somebody who waits for content.
 */
final class Thanks {
  private static final int MOST_WORDS = 40;
  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private static final Pattern GRATEFUL =
      Pattern.compile(
          "\\b(thanks?|thx|cheers|danke\\w*|dank|merci|gracias|grazie|obrigad[oa]|bedankt|tack|takk"
              + "|dzi[eę]kuj\\w*)\\b",
          FLAGS);

  /** "Thanks again" and "it works again" are content; any other "again" is not. */
  private static final Pattern HARMLESS =
      Pattern.compile(
          "\\b(thanks|thank you|works?|working|up|back|online|running|fine) again\\b"
              + "|\\bmerci encore\\b|\\bgrazie ancora\\b|\\bnoch ?mals?\\b|\\bnoch ein ?mal\\b",
          FLAGS);

  private static final Pattern DOUBT =
      Pattern.compile(
          "\\?|n['’]t\\b|\\b("
              + "still|but|however|not|no|nothing|never|cannot|when|waiting|please|errors?|down|offline"
              + "|broken|missing|lost|again|empty|yet"
              + "|aber|jedoch|leider|noch|immer|nicht|nichts|fehl\\w*|kein\\w*|weg|leer\\w*|kaputt\\w*"
              + "|wann|warte\\w*|bitte"
              + "|mais|encore|toujours|pas|rien|erreurs?|manqu\\w*|vides?|quand"
              + "|pero|todav[ií]a|a[uú]n|sigue\\w*|falta\\w*|vac[ií][ao]s?|cu[aá]ndo"
              + "|ma|per[oò]|ancora|non|errore|manca\\w*|quando"
              + "|mas|ainda|n[aã]o|continua|maar|niet|niets|nog|fout\\w*|leeg"
              + "|men|inte|fortfarande|ikke|fortsatt|nere|nede|ale|nadal|nie|jeszcze"
              + ")\\b",
          FLAGS);

  private Thanks() {}

  static boolean only(String own) {
    String text = own.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.split("\\s+").length > MOST_WORDS) return false;
    return GRATEFUL.matcher(text).find()
        && !DOUBT.matcher(HARMLESS.matcher(text).replaceAll(" ")).find();
  }
}
