package app.allclear.incident;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether somebody only says thanks: such mail waits for no answer and reopens nothing. Short, one
 * of the words of thanks, and not a word that things are still wrong.
 */
final class Thanks {
  private static final int MOST_WORDS = 40;
  private static final Pattern GRATEFUL =
      Pattern.compile(
          "\\b(thanks?|thank you|thx|cheers|danke\\w*|vielen dank|merci|gracias|grazie|obrigad[oa]|dank je|bedankt|tack|takk|dzi[eę]kuj\\w*)\\b",
          Pattern.UNICODE_CHARACTER_CLASS);
  private static final List<String> DOUBTS =
      List.of(
          "still",
          "but",
          "not ",
          "n't",
          "?",
          "error",
          "down",
          "broken",
          "missing",
          "again",
          "empty",
          "aber",
          "noch",
          "nicht",
          "fehl",
          "kein",
          "wieder weg",
          "leer",
          "kaputt",
          "mais",
          "encore",
          "pas ",
          "erreur",
          "manque",
          "vide",
          "pero",
          "todavía",
          "sigue",
          "falta",
          "vacía",
          " no ",
          "ma ",
          "ancora",
          "non ",
          "errore",
          "niet",
          "nog",
          "fout");

  private Thanks() {}

  static boolean only(String own) {
    String text = own.strip().toLowerCase(Locale.ROOT);
    if (text.isEmpty() || text.split("\\s+").length > MOST_WORDS) return false;
    return GRATEFUL.matcher(text).find() && DOUBTS.stream().noneMatch(text::contains);
  }
}
