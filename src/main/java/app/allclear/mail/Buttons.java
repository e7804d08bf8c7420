package app.allclear.mail;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Lines that are no sentences but what one presses: "View thread", "Ordner öffnen". Services end
 * their mails with them, and people write none.
 */
final class Buttons {
  private static final int MOST_LINES = 200;
  private static final int MOST_WORDS = 5;
  private static final int LONGEST = 40;

  /** What begins a line that one presses. */
  private static final Set<String> FIRST =
      Words.set(
          """
          view | open | see | read | reply | join | watch | sign | review | accept | track | download | confirm | visit | participate | update | verify
          play | start | donate | buy | shop | learn | manage | renew | compare | respond | approve | go | get | explore | claim | continue | vote | activate
          ansehen | öffnen | anzeigen | lesen | antworten | beitreten | annehmen | bestätigen | herunterladen | zum | zur | jetzt | hier | mehr | teilnehmen
          voir | ouvrir | afficher | lire | répondre | rejoindre | accepter | confirmer | signer | télécharger | accéder | consulter | participer
          ver | abrir | leer | responder | unirse | aceptar | confirmar | firmar | descargar | ir | participar
          vedi | apri | visualizza | leggi | rispondi | unisciti | accetta | conferma | firma | scarica | vai | partecipa
          ler | aceitar | assinar | baixar | aceder | transferir | bekijk | open | lees | beantwoord | accepteer | bevestig | onderteken | ga | doe
          visa | öppna | läs | svara | gå | acceptera | bekräfta | granska | signera | ladda | delta
          vis | åpne | åbn | les | læs | svar | godta | bekreft | bekræft | hent | deltag | gå
          avaa | näytä | lue | vastaa | liity | hyväksy | vahvista | lataa | katso
          zobacz | otwórz | przeczytaj | odpowiedz | dołącz | zaakceptuj | potwierdź | podpisz | pobierz | przejdź
          zobrazit | otevřít | přečíst | odpovědět | připojit | přijmout | potvrdit | podepsat | stáhnout | otvoriť | prijať
          открыть | посмотреть | читать | ответить | присоединиться | принять | подтвердить | подписать | скачать | перейти
          відкрити | переглянути | читати | відповісти | приєднатися | прийняти | megnyitás | megtekintés | elfogadás
          görüntüle | aç | oku | yanıtla | katıl | onayla | vezi | deschide | citește | acceptă | προβολή | άνοιγμα | δείτε
          """);

  /** What ends one, where the verb comes last. */
  private static final Set<String> LAST =
      Words.set(
          """
          ansehen | öffnen | anzeigen | lesen | antworten | beitreten | annehmen | bestätigen | herunterladen | unterschreiben | prüfen | teilnehmen
          spenden | anmelden | abmelden | verlängern | bekijken | openen | lezen | beantwoorden | deelnemen | accepteren | bevestigen | ondertekenen
          now | app | online | browser | megnyitása | megtekintése | elfogadása | görüntüle | aç | oku | onayla | hier | here
          """);

  /** A word that is a whole line: a name could be others. */
  private static final Set<String> SOLE =
      Words.set(
          """
          participate | accept | confirm | unsubscribe | download | reply | join | annehmen | ansehen | öffnen | anzeigen | antworten | teilnehmen | abmelden
          accepter | afficher | ouvrir | répondre | confirmer | aceptar | abrir | responder | accetta | apri | visualizza | rispondi | aceitar
          bekijken | openen | accepteren | beantwoorden | visa | öppna | svara | delta | deltag | åbn | åpne | avaa | näytä | zobacz | otwórz
          zobrazit | otevřít | открыть | посмотреть | відкрити | переглянути | görüntüle
          """);

  private static final Set<String> NEVER = Words.set("see you | go on | get well");

  /** Marks of sentences and addresses, and longer numbers. */
  private static final Pattern SENTENCE = Pattern.compile("[?,;:@]|\\d{3}|\\. ");

  private static final Pattern ORNAMENT = Pattern.compile("[\\[\\]>»→()]|^[*•-]+|[.!]+$");
  private static final Pattern UNSPACED =
      Pattern.compile(".{0,12}(?:を見る|を開く|を表示|に返信|する)|(?:查看|打开).{0,8}|.{0,10}(?:보기|열기)");

  private Buttons() {}

  /** Whether one of the lines is one. */
  static boolean in(String text) {
    int from = 0;
    for (int lines = 0; lines < MOST_LINES && from <= text.length(); lines++) {
      int end = text.indexOf('\n', from);
      if (end < 0) end = text.length();
      if (end - from <= LONGEST && pressed(text.substring(from, end).strip())) return true;
      from = end + 1;
    }
    return false;
  }

  private static boolean pressed(String line) {
    if (line.isEmpty() || SENTENCE.matcher(line).find()) return false;
    String lower = ORNAMENT.matcher(line).replaceAll("").strip().toLowerCase(Locale.ROOT);
    if (UNSPACED.matcher(lower).matches()) return true;
    String[] words = lower.split("\\s+");
    if (words.length == 1) return SOLE.contains(words[0]);
    return words.length <= MOST_WORDS
        && NEVER.stream().noneMatch(lower::startsWith)
        && (FIRST.contains(words[0]) || LAST.contains(words[words.length - 1]));
  }
}
