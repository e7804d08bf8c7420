package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What services send of themselves: that somebody mentioned or invited us there, and what is new in
 * the next version. They tell of others, name what to press, and nobody speaks in them.
 */
final class ServiceSigns {
  /** "18.4.2". */
  private static final Pattern VERSION =
      Pattern.compile("\\b[vV]?\\d{1,4}\\.\\d{1,3}(?:\\.\\d{1,4})*\\b");

  /** "Fixed:", at the beginning of a sentence. */
  private static final Pattern LABEL =
      Pattern.compile("(?:^|[.!;) \\n])[*•-]? ?([\\p{L}]{2,14}(?: [\\p{L}]{2,10})?) ?: ");

  private static final Set<String> CHANGES =
      Words.set(
          """
          fixed | new | improved | changed | added | removed | deprecated | updated | security | known issues | breaking | severity | affected | bugfix | fix | fixes | feature
          behoben | neu | verbessert | geändert | hinzugefügt | entfernt | aktualisiert | bekannte fehler | schweregrad | betroffen | korrigiert
          corrigé | nouveau | amélioré | ajouté | modifié | supprimé | gravité | corregido | nuevo | mejorado | añadido | cambiado | eliminado | gravedad
          corretto | novità | migliorato | aggiunto | modificato | rimosso | corrigido | novo | melhorado | adicionado | alterado | removido
          opgelost | nieuw | verbeterd | toegevoegd | gewijzigd | verwijderd | fixat | nytt | förbättrat | tillagt | ändrat | borttaget
          rettet | nyt | forbedret | tilføjet | ændret | fjernet | fikset | lagt til | endret | korjattu | uutta | parannettu | lisätty | poistettu
          naprawiono | poprawiono | nowe | dodano | zmieniono | usunięto | opraveno | novinka | nové | přidáno | změněno | odstraněno | vylepšeno | opravené
          исправлено | новое | улучшено | добавлено | изменено | удалено | виправлено | нове | покращено | додано | javítva | új | düzeltildi | yeni | eklendi | remediat | adăugat
          """);

  private static final int ENOUGH = 5;
  private static final int LONGEST = 3_000;

  private ServiceSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    if (clues.answers() || clues.form()) return null;
    if (notified(clues) >= ENOUGH)
      return new MachineSign(Kind.PROGRAM, "A service tells what somebody did there.");
    return released(clues) >= ENOUGH
        ? new MachineSign(Kind.MAILING, "It tells what is new in a program or a service.")
        : null;
  }

  private static int notified(Clues clues) {
    int subject = clues.subject().says(Idea.NOTIFIED) ? 3 : 0;
    int text = 2 * Math.min(2, clues.times(Idea.NOTIFIED));
    if (subject + text == 0) return 0;
    return subject
        + text
        + (pressed(clues) || DeclaredSigns.invites(clues.root()) ? 2 : 0)
        + (clues.links() > 0 ? 1 : 0)
        + program(clues)
        + (silent(clues) ? 1 : 0)
        - (clues.troubledSubject() && clues.human() > 0 ? 2 : 0)
        - Math.min(clues.voiced() ? subject > 0 ? 2 : 4 : 1, clues.human());
  }

  private static int released(Clues clues) {
    int labels = labels(PlainText.clip(clues.body().own(), LONGEST));
    int told = Math.min(2, clues.said().times(Idea.RELEASE)) + clues.anywhere(Idea.RELEASE);
    if (labels + told == 0) return 0;
    boolean version = VERSION.matcher(clues.subjectText()).find();
    boolean personal = clues.said().says(Idea.MINE) || clues.said().says(Idea.REQUEST);
    return 2 * Math.min(2, labels)
        + told
        + (clues.subject().says(Idea.RELEASE) ? 1 : 0)
        + (version ? 2 : 0)
        + (pressed(clues) || clues.links() > 0 ? 1 : 0)
        + program(clues)
        - (personal ? 3 : 0)
        - (clues.said().asks() || clues.subject().asks() ? 2 : 0);
  }

  private static int labels(String text) {
    Matcher label = LABEL.matcher(text);
    int found = 0;
    int from = 0;
    while (from < text.length() && label.find(from)) {
      if (CHANGES.contains(label.group(1).toLowerCase(java.util.Locale.ROOT))) found++;
      from = Math.max(label.end() - 1, from + 1);
    }
    return found;
  }

  private static boolean pressed(Clues clues) {
    return Buttons.in(clues.body().own()) || Buttons.in(clues.body().signature());
  }

  private static int program(Clues clues) {
    return (SenderSigns.neverAPerson(clues.address()) ? 2 : 0)
        + (SenderSigns.apparatus(clues.address()) ? 1 : 0)
        + (MailTools.programs(clues.headers()) || clues.suppresses() ? 1 : 0)
        + (clues.says(Idea.NO_REPLY) ? 2 : 0);
  }

  /** Whether no person speaks in it, neither of themselves nor to us. */
  private static boolean silent(Clues clues) {
    Gist said = clues.said();
    return !said.says(Idea.MINE) && !said.asks() && clues.human() == 0;
  }
}
