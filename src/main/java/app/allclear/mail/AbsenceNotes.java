package app.allclear.mail;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Recognises automatic replies by their words, where no header says it. People write "I was out of
 * office yesterday" too, so words alone count only where they are stereotyped twice over and
 * nothing in the text is about a site, a database or an error.
 */
final class AbsenceNotes {
  private static final int LONGEST = 2_000;
  private static final int FLAGS = Pattern.UNICODE_CHARACTER_CLASS;

  private static final List<String> PREFIXES =
      Words.list(
          """
          automatic reply | automated reply | auto reply | auto-reply | autoreply
          auto response | auto-response | autoresponse | automatic response
          automated response | out of office | out of the office | out of office autoreply
          out of office reply | ooo | vacation reply | away from the office | on vacation
          automatische antwort | automatische antwort (abwesenheit) | automatische rückantwort
          autom. antwort | abwesenheitsnotiz | abwesenheitsmeldung | abwesenheitsnachricht
          abwesenheit | abwesend | nicht im büro | urlaubsnotiz | eingangsbestätigung
          réponse automatique | reponse automatique | message d'absence | absence du bureau
          absent du bureau | en congé | notification d'absence | respuesta automática
          respuesta automatica | fuera de la oficina | fuera de oficina | ausencia
          resposta automática | resposta automatica | fora do escritório | ausência temporária
          risposta automatica | fuori ufficio | fuori sede | assenza dall'ufficio
          automatisch antwoord | automatische beantwoording | automatische reactie | afwezig
          afwezigheid | afwezigheidsbericht | niet aanwezig | autosvar | automatiskt svar
          automatisk svar | frånvarande | frånvaro | fravær | ikke på kontoret
          ikke til stede | automaattinen vastaus | poissa | poissaoloviesti
          automatyczna odpowiedź | odpowiedź automatyczna | autoodpowiedź | nieobecność
          poza biurem | automatická odpověď | automatická odpoveď | mimo kancelář
          nepřítomnost | автоматический ответ | автоответ | fraværsmelding | fraværsbesked | frånvaromeddelande
          abwesenheitsbenachrichtigung | urlaubsmeldung | poissaolo | ausência do escritório
          assenza | avviso di assenza | avis d'absence | aviso de ausencia | away message
          vacation message | holiday notice | away from keyboard | nieobecny | nieobecna | zastępstwo
          автоматична відповідь
          нет на месте | automatikus válasz | automatikus valasz | házon kívül
          otomatik yanıt | otomatik cevap | ofis dışında | răspuns automat | samodejni odgovor
          automatski odgovor | αυτόματη απάντηση | 自動応答 | 自動返信 | 自动回复 | 自動回覆 | 자동 회신 | 자동 응답
          """);

  /** Subjects that people write as well: the text must say the rest. */
  private static final Set<String> PEOPLES =
      Words.set(
          """
          out of office | out of the office | ooo | away from the office | on vacation
          abwesenheit | abwesend | nicht im büro | en congé | absent du bureau
          fuera de la oficina | fuera de oficina | ausencia | fora do escritório
          fuori ufficio | fuori sede | afwezig | niet aanwezig | frånvarande | frånvaro
          fravær | ikke på kontoret | ikke til stede | poissa | nieobecność | poza biurem
          mimo kancelář | nepřítomnost | poissaolo | assenza | nieobecny | nieobecna
          away from keyboard | zastępstwo | нет на месте | házon kívül | ofis dışında
          """);

  /** "I am away", as an opening sentence, in the languages our mail comes in. */
  private static final Pattern AWAY =
      Pattern.compile(
          "\\b(?:i am|i'm|i’m|i will be|i'll be|we are|we will be|he is|she is) (?:currently |presently |now |away and )?(?:out of (?:the )?office"
              + "|away (?:from|until|till|on|at|between)|on (?:annual |parental |maternity |paternity |sick )?(?:leave|vacation|holiday)"
              + "|on holidays|travell?ing|not (?:in the office|at my desk|checking|reading|working)|without e-?mail)"
              + "|\\b(?:my|our) (?:working days|office hours|working hours|opening hours) are|\\bno longer (?:works?|working|employed|with (?:the|this|us))"
              + "|\\b(?:ist|arbeitet) nicht mehr (?:bei uns|im unternehmen|für)|\\bwir (?:haben|machen|sind) .{0,40}(?:betriebsferien|betriebsurlaub|geschlossen|im urlaub)"
              + "|\\b(?:die praxis|das büro|unser laden|das geschäft|der laden|das sekretariat) (?:ist|bleibt) .{0,60}(?:geschlossen|nicht besetzt)|\\b(?:melde|bin) mich ab dem\\b|\\bbin ich (?:wieder|erst)"
              + "|\\b(?:le bureau|la boutique|le secrétariat|le cabinet) (?:est|sera) fermée?|\\bactuellement (?:absente?|en congés?|en déplacement)"
              + "|\\b(?:la oficina|la consulta|la tienda) (?:está|estará|permanecerá) cerrada|\\b(?:l'ufficio|lo studio|il negozio) (?:è|sarà|resterà) chiuso"
              + "|\\b(?:het kantoor|de winkel|de praktijk) is .{0,40}gesloten|\\b(?:kontoret|butikken|butiken|resepsjonen|receptionen) (?:er|är) (?:stengt|stängt?|lukket)"
              + "|\\b(?:biuro|sklep) (?:jest|będzie) (?:nieczynn|zamknięt)|\\bпрошу прощения, (?:меня|я) (?:нет|не)|\\bменя (?:нет|не будет) (?:на месте|в офисе)"
              + "|\\b(?:our|the) office is (?:currently )?closed"
              + "|\\bich bin (?:derzeit|zurzeit|zur zeit|momentan|aktuell|vom|bis|ab|am|heute|leider|im|nicht).{0,60}(?:nicht im (?:büro|haus|office)|abwesend|außer haus|nicht erreichbar|nicht zu erreichen|urlaub|nicht am platz|nicht verfügbar|elternzeit)"
              + "|\\bich befinde mich .{0,60}(?:urlaub|elternzeit|mutterschutz)"
              + "|\\bunser büro ist .{0,40}geschlossen"
              + "|\\bje suis (?:actuellement |absent|en (?:congé|vacances)|hors).{0,60}|\\bje serai absent"
              + "|\\b(?:estoy|estaré|me encuentro) (?:actualmente )?(?:fuera de|de vacaciones|ausente)"
              + "|\\b(?:sono|sarò) (?:attualmente )?(?:fuori ufficio|fuori sede|assente|in ferie)"
              + "|\\b(?:estou|estarei) (?:atualmente )?(?:ausente|fora do|de férias)"
              + "|\\bik ben (?:momenteel |op dit moment |tot |van |nu )?.{0,40}(?:afwezig|niet aanwezig|niet op kantoor|met vakantie|op vakantie|met verlof)"
              + "|\\bjag är (?:för närvarande |just nu )?(?:inte på kontoret|på semester|ledig|föräldraledig|bortrest|frånvarande)"
              + "|\\bjeg er (?:i øjeblikket |for tiden |desværre )?(?:ikke på kontoret|på ferie|ikke til stede|fraværende)"
              + "|\\bolen (?:tällä hetkellä )?(?:poissa|lomalla)"
              + "|\\b(?:jestem|będę) (?:obecnie )?(?:nieobecn|poza biurem|na urlopie)|\\bprzebywam na urlopie"
              + "|\\b(?:jsem|budu) (?:momentálně |nyní )?(?:mimo kancelář|na dovolené|nepřítom)"
              + "|\\b(?:я )?(?:сейчас )?(?:нахожусь в отпуске|в отпуске|отсутствую|буду отсутствовать)"
              + "|\\bszabadságon vagyok|\\bnem vagyok (?:az )?irodában"
              + "|\\b(?:ofis dışındayım|izindeyim|yıllık izindeyim)|不在にして|休暇中|我(?:目前)?(?:正在)?(?:休假|外出)",
          FLAGS);

  /** What people hardly open a mail with that nobody asked for. */
  private static final Pattern OPENING =
      Pattern.compile(
          "\\b(?:thank you|thanks|many thanks) for your (?:e-?mail|mail|message)"
              + "|\\b(?:vielen |herzlichen )?dank für (?:ihre|deine|eure) (?:e-?mail|mail|nachricht)"
              + "|\\bmerci (?:pour|de) (?:votre|ton) (?:message|e-?mail|mail|courriel)"
              + "|\\bgracias por (?:su|tu|vuestro) (?:mensaje|correo|e-?mail)"
              + "|\\bgrazie per (?:la|il) (?:sua|suo|tua|tuo|vostra|vostro) (?:e-?mail|mail|messaggio)"
              + "|\\bobrigad[oa] pel[oa] (?:sua|seu|vossa) (?:e-?mail|mensagem)"
              + "|\\b(?:hartelijk )?(?:bedankt|dank) voor (?:je|jouw|uw) (?:bericht|e-?mail|mail)"
              + "|\\bta(?:ck|k|kk) f(?:ör|or) (?:ditt|din|di) (?:meddelande|mejl|mail|e-?post|besked|melding)"
              + "|\\bkiitos viesti|\\bdziękuję za (?:wiadomość|e-?mail|maila)|\\bděkuj[iu] za (?:zprávu|e-?mail|váš)"
              + "|спасибо за (?:ваше )?(?:письмо|сообщение)|\\bköszönöm (?:levelét|üzenetét|megkeresését)"
              + "|(?:mesajınız|e-?postanız) için teşekkür|ご連絡ありがとう|メールありがとう|感谢您的来信",
          FLAGS);

  /** "I'll be back on", "in urgent cases", "your mail is not forwarded". */
  private static final Pattern SECOND =
      Pattern.compile(
          "\\b(?:until|till|return(?:ing)?|back (?:on|in the office|at)|limited access|no access|in urgent|urgent matters|for urgent|for anything urgent|if (?:it is|it's|this is) urgent|urgently|as soon as (?:i|possible)|get back to you|contact my colleague|please (?:contact|call|write to|turn to|ask)|will (?:reply|answer|respond|be read|be answered)|not be (?:forwarded|read|monitored)|on my return|emergenc(?:y|ies))\\b"
              + "|\\b(?:bis (?:zum|einschließlich|einschl|\\d)|ab dem|wieder (?:erreichbar|für sie|da|im)|dringenden|dringend|vertretung|weitergeleitet|rückkehr|baldmöglichst|schnellstmöglich|zurück|nicht (?:gelesen|bearbeitet|weitergeleitet)|wenden sie sich|in dringenden|notfäll|beantworte|vertritt)"
              + "|\\b(?:jusqu|de retour|mon retour|retour le|urgence|urgent|vous pouvez (?:contacter|joindre|appeler)|merci de contacter|répondrai|répondrons|ne sera pas)"
              + "|\\b(?:hasta el|regreso|volveré|vuelvo|urgente|urgencia|responderé|contacte|diríjase|a partir del)"
              + "|\\b(?:fino al|rientro|rientrerò|tornerò|urgenze|urgenza|urgente|urgenti|risponderò|rivolgersi|contattare)"
              + "|\\b(?:até|regresso|retorno|volto|urgente|urgentes|urgência|responderei|contacte|contactar)"
              + "|\\b(?:tot en met|t/m|terug op|terug|dringend|dringende|spoed|vanaf|beantwoord|neem contact|bereikbaar)"
              + "|\\b(?:till och med|t\\.o\\.m|åter|tillbaka|brådskande|akut|svarar|kontakta|nås)"
              + "|\\b(?:til og med|tilbage|tilbake|haster|hastesaker|indtil|akutt|svarer|kontakt|mellom klokken|besvarer)"
              + "|\\b(?:saakka|asti|palaan|kiireelli)"
              + "|\\b(?:do dnia|wracam|wrócę|pilnych|pilne|odpowiem|proszę o kontakt|po powrocie)"
              + "|\\b(?:vrátím|naléhav|zpět|odpovím|kontaktujte|po návratu)"
              + "|\\b(?:вернусь|срочн|до \\d|отвечу|обращайтесь|после возвращения)"
              + "|\\b(?:visszatérek|sürgős|válaszolok|döneceğim|dönüşümde|acil|kadar)|戻り|緊急|回来|紧急|返回",
          FLAGS);

  private static final Pattern DECLARED =
      Pattern.compile(
          "(?:^|[.!?*(\\[:-]\\s*)(?:this is an? (?:automated|automatic|auto-generated|automatically generated) (?:response|reply|message|e-?mail)"
              + "|(?:dies|das|dieses|diese) (?:ist|e-?mail|nachricht|schreiben)[^.]{0,30}automatisch (?:generiert|erstellt|erzeugt|versendet|versandt)"
              + "|dies ist eine automatische (?:antwort|nachricht|e-?mail)"
              + "|ceci est (?:une réponse automatique|un (?:message|e-?mail|courriel) automatique)"
              + "|(?:esta es una respuesta automática|este es un mensaje automático|mensaje generado automáticamente)"
              + "|(?:questa è una risposta automatica|questo è un messaggio automatico|messaggio generato automaticamente)"
              + "|dit is een (?:automatisch|geautomatiseerd)[a-z]* (?:antwoord|bericht|e-?mail)"
              + "|(?:esta é uma resposta automática|esta é uma mensagem automática)"
              + "|(?:detta är ett automatiskt|dette er et automatisk|dette er en automatisk)"
              + "|tämä on automaattinen|to jest automatyczna|(?:wiadomość|odpowiedź) (?:została )?wygenerowana automatycznie"
              + "|toto je automatická|это автоматический ответ|это письмо (?:создано|отправлено) автоматически"
              + "|ez egy automatikus|bu otomatik|本メールは自動|このメールは自動|此邮件为自动)",
          FLAGS);

  /** A sentence in which a message calls itself automatic, in whatever order. */
  private static final Pattern SELF_MADE =
      Pattern.compile(
          "(?:^|[.!?*(\\[:\\n-]\\s*)[^.!?\\n]{0,60}\\b(?:automat\\p{L}{0,14}|автоматич\\p{L}{0,8}|otomatik)\\b[^.!?\\n]{0,60}",
          FLAGS);

  private static final Pattern MESSAGE =
      Pattern.compile(
          "\\b(?:e-?mails?|mails?|messages?|nachricht|schreiben|courriel|mensaje|correo|mensagem|messaggio|bericht|meddelande|besked|melding|viesti|wiadomość|zpráva|správa|письмо|сообщение|üzenet|ileti|mesaj|mesajul)\\b",
          FLAGS);

  private static final Pattern MADE =
      Pattern.compile(
          "generated|sent|created|generiert|erstellt|erzeugt|versendet|versandt|verschickt|gesendet|envoyé|généré|enviad|generad|gerad|inviat|generat|verzonden|verstuurd|gegenereerd|aangemaakt|skickat|genererat|sendt|generert|lähetetty|wysłan|wygenerowan|odeslán|odoslan|vygenerov|отправлен|создан|сформирован|küldött|generált|gönderil|oluşturul|trimis",
          FLAGS);

  /** What nobody away leaves word about. */
  private static final Pattern TROUBLE =
      Pattern.compile(
          "databas|datenbank|base de don|base de dat|banco de dados|tietokant|baz[aeęy] dan|databáz|mysql|wordpress|joomla"
              + "|\\berror\\b|\\bfehler|\\berreur|\\berrore\\b|\\bfout(?:melding)?\\b|\\bdown\\b|kaputt|\\bbroken\\b|ошибк|баз[аыуе]",
          FLAGS);

  /** What a customer in trouble writes about, and an absent one's machine does not. */
  private static final Pattern CONCERN =
      Pattern.compile(
          "\\?|？|web ?-?(?:site|seite|shop)|homepage|\\bsite\\b|\\bseite\\b|\\bshop\\b|databas|datenbank|base de don|base de dat|banco de dados|tietokant|baz[aeęy] dan|databáz"
              + "|mysql|wordpress|joomla|error|fehler|erreur|errore|\\bfout|\\bdown\\b|offline|backup"
              + "|restor|wiederher|kaputt|\\bbroken\\b|\\bserver|\\bsitio|\\bsito\\b|сайт|баз[аыуе]|ошибк",
          FLAGS);

  private static final WordStarts AWAY_LOOK = new WordStarts(AWAY);
  private static final WordStarts OPENING_LOOK = new WordStarts(OPENING);

  /** Without one of these {@link #SELF_MADE} finds nothing. */
  private static final Literals AUTOMATIC = Literals.of("automat | автоматич | otomatik");

  private AbsenceNotes() {}

  /**
   * The stereotyped start of a subject, or null; "Re: Automatic reply" is a person's answer, and
   * "Not in the office" alone may be one's too.
   */
  static @Nullable String subjectPrefix(String subject, String own) {
    String lower =
        subject
            .strip()
            .toLowerCase(Locale.ROOT)
            .replaceFirst("^\\[[^\\]]{1,30}]\\s*", "")
            .replaceFirst("^【([^】]{1,30})】.*", "$1");
    for (String prefix : PREFIXES) {
      if (!lower.startsWith(prefix)) continue;
      String rest = lower.substring(prefix.length()).strip();
      // "Out of office today, and now the site is down" is a person's subject.
      if (rest.startsWith(":") || rest.startsWith("：")) return prefix;
      // Who complains of automatic answers writes so above the complaint.
      boolean empty = rest.isEmpty() && !PEOPLES.contains(prefix) && built(own);
      if (empty) return prefix;
      if (rest.length() <= 12 && (own.isBlank() || says(own, 1))) return prefix;
    }
    return null;
  }

  /** Whether the text, but for calling itself automatic, has some parts of an absence note. */
  private static boolean built(String own) {
    if (own.isBlank() || DECLARED.matcher(lower(own)).find()) return true;
    Set<AbsenceCues.Cue> cues = AbsenceCues.in(own);
    cues.remove(AbsenceCues.Cue.AUTOMATIC);
    return AbsenceCues.weight(cues) >= 2;
  }

  /** How sure we are that a short text is an absence note because it is built like one. */
  enum Built {
    NOTE,
    DOUBTFUL,
    NOT
  }

  static Built likeOne(String subject, String own) {
    Set<AbsenceCues.Cue> cues = AbsenceCues.in(own);
    Set<AbsenceCues.Cue> titled = AbsenceCues.in(subject);
    boolean announced =
        titled.contains(AbsenceCues.Cue.AWAY) || titled.contains(AbsenceCues.Cue.AUTOMATIC);
    boolean away = cues.contains(AbsenceCues.Cue.AWAY) || cues.contains(AbsenceCues.Cue.AUTOMATIC);
    int weight = AbsenceCues.weight(cues) + (announced ? 2 : 0);
    if (weight < 3 || !(away || announced)) return Built.NOT;
    String lower = lower(own);
    boolean concerned = CONCERN.matcher(lower).find() || TROUBLE.matcher(lower).find();
    if (concerned) return announced && !lower.contains("?") ? Built.DOUBTFUL : Built.NOT;
    boolean automatic = titled.contains(AbsenceCues.Cue.AUTOMATIC);
    cues.remove(AbsenceCues.Cue.AUTOMATIC);
    boolean note =
        (cues.contains(AbsenceCues.Cue.AWAY) && weight >= 5)
            || (automatic && AbsenceCues.weight(cues) >= 3);
    return note ? Built.NOTE : Built.DOUBTFUL;
  }

  /** Whether the text says that somebody is away, and so many other things as machines say. */
  private static boolean says(String own, int more) {
    if (own.length() > LONGEST) return false;
    String lower = lower(own);
    String start = PlainText.clip(lower, 400);
    return (AWAY.matcher(start).find() || OPENING.matcher(start).find())
        && !TROUBLE.matcher(lower).find()
        && SECOND.matcher(lower).results().map(MatchResult::group).distinct().count()
            >= more + (CONCERN.matcher(lower).find() ? 1 : 0);
  }

  private static String lower(String own) {
    return own.toLowerCase(Locale.ROOT).replace("\n\n", ". ").replace('\n', ' ');
  }

  /**
   * The line that gives an automatic reply away, or null.
   *
   * @param fresh the subject answers nothing: people who answer say thanks first as well
   * @param hinted a header hints at a machine: then one stereotype is enough
   */
  static @Nullable String stereotype(String own, boolean hinted, boolean fresh) {
    if (own.isEmpty() || own.length() > LONGEST) return null;
    String lower = lower(own);
    if (!remarkable(lower)) return null;
    Matcher declared = DECLARED.matcher(lower);
    boolean concerned = CONCERN.matcher(lower).find();
    // A customer in trouble may paste what a machine told them; a machine says it first.
    if (declared.find() && (!concerned || declared.start() < 120)) return declared.group();
    if (concerned && !(OPENING.matcher(PlainText.clip(lower, 120)).find() && says(own, 2)))
      return null;
    Matcher selfMade = SELF_MADE.matcher(lower);
    while (selfMade.find())
      if (MESSAGE.matcher(selfMade.group()).find() && MADE.matcher(selfMade.group()).find())
        return selfMade.group().strip();
    Matcher opening = OPENING.matcher(PlainText.clip(lower, 120));
    Matcher away = AWAY.matcher(PlainText.clip(lower, 400));
    if (!away.find()) return fresh && opening.find() && says(own, 3) ? opening.group() : null;
    // "I'm on holiday until Monday" is what a person says; a machine also says what to do
    // meanwhile.
    long more = SECOND.matcher(lower).results().map(MatchResult::group).distinct().count();
    return hinted || more >= 2 ? away.group() : null;
  }

  /** Nearly every mail is not, and needs no dearer look. */
  private static boolean remarkable(String lower) {
    String start = PlainText.clip(lower, 400);
    return AWAY_LOOK.in(start)
        || OPENING_LOOK.in(start)
        || DECLARED.matcher(lower).find()
        || AUTOMATIC.in(lower) && SELF_MADE.matcher(lower).find();
  }
}
