package app.allclear.mail;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How much a short text is built like an absence note, whatever its language: somebody is away or
 * closed, until when, when they answer, whom to ask meanwhile, and nothing is asked or broken. Much
 * of it makes a machine's note; some of it leaves a doubt, and who doubts does not answer.
 */
final class AbsenceCues {
  private static final int LONGEST = 900;
  private static final int KEY = 4;

  /** A part that such notes are built of. */
  enum Cue {
    AWAY(2),
    AUTOMATIC(2),
    UNTIL(1),
    DATE(1),
    ANSWER(1),
    MEANWHILE(1);

    private final int weight;

    Cue(int weight) {
      this.weight = weight;
    }
  }

  private static final Map<String, List<Stem>> STEMS = new HashMap<>();

  /** Scripts without spaces. */
  private static final Map<String, Cue> SIGNS =
      Map.ofEntries(
          Map.entry("休暇", Cue.AWAY),
          Map.entry("不在", Cue.AWAY),
          Map.entry("休業", Cue.AWAY),
          Map.entry("出張", Cue.AWAY),
          Map.entry("休假", Cue.AWAY),
          Map.entry("外出", Cue.AWAY),
          Map.entry("自動", Cue.AUTOMATIC),
          Map.entry("自动", Cue.AUTOMATIC),
          Map.entry("まで", Cue.UNTIL),
          Map.entry("以降", Cue.UNTIL),
          Map.entry("返回", Cue.UNTIL),
          Map.entry("日", Cue.DATE),
          Map.entry("月", Cue.DATE),
          Map.entry("返信", Cue.ANSWER),
          Map.entry("ご連絡いたし", Cue.ANSWER),
          Map.entry("回复", Cue.ANSWER),
          Map.entry("緊急", Cue.MEANWHILE),
          Map.entry("至急", Cue.MEANWHILE),
          Map.entry("お急ぎ", Cue.MEANWHILE),
          Map.entry("紧急", Cue.MEANWHILE));

  static {
    stems(
        Cue.AWAY,
        """
        away | absent | absence | vacation | holiday | maternity | paternity | parental | sabbatical | closed
        abwesen | urlaub | betriebsurlaub | betriebsferien | ferien | elternzeit | mutterschutz | geschlossen | dienstreise
        absente | congé | vacances | déplacement | fermé | vacaciones | ausent | fuera | cerrad | ferie | assen | chius
        férias | encerrad | fechad | afwez | vakantie | verlof | gesloten | semester | frånvar | ledig | föräldraledig
        stängt | stengt | lukket | fravær | bortrest | loma | lomalla | poissa | suljettu | urlop | nieobecn | zamknięt | nieczynn
        dovolen | nepřítom | zavřen | отпуск | отсутств | командиров | закрыт | szabadság | távol | zárva
        izin | tatil | kapalı | concedi | închis | odmor | dopust | άδεια | απουσ | відпуст | відсутн
        """);
    stems(
        Cue.AUTOMATIC,
        "automat | autorepl | autosvar | autoodp | автомат | автоответ | otomatik | αυτόματ");
    stems(
        Cue.UNTIL,
        """
        until | till | return | back | bis | zurück | wieder | rückkehr | jusqu | retour | hasta | regres | vuelv | volv
        fino | rientr | torn | até | volto | tot | terug | tills | tillbaka | åter | tilbage | tilbake | indtil
        saakka | asti | palaan | wróc | wrac | powroc | powrót | vrát | návrat | верн | возвращ | vissz | dön | kadar
        întor | μέχρι | επιστρ | повер
        """);
    stems(
        Cue.DATE,
        """
        monday | tuesday | wednesday | thursday | friday | january | february | march | april | june | july | august
        september | october | november | december | montag | dienstag | mittwoch | donnerstag | freitag | januar
        februar | märz | juni | juli | oktober | dezember | lundi | mardi | mercredi | jeudi | vendredi | octobre
        novembre | décembre | lunes | martes | miércoles | jueves | viernes | octubre | noviembre | lunedì | martedì
        mercoledì | giovedì | venerdì | ottobre | segunda | terça | quarta | quinta | sexta | outubro | maandag
        dinsdag | woensdag | donderdag | vrijdag | måndag | tisdag | onsdag | torsdag | fredag | mandag | tirsdag
        poniedział | wtor | środ | czwart | piąt | październik | listopad | pondělí | úterý | střed | čtvrt | říjn
        понедельник | вторник | сред | четверг | пятниц | октябр | ноябр | hétfő | kedd | szerda | csütörtök | péntek
        október | ekim | kasım | pazartesi | maanantai | lokakuu
        """);
    stems(
        Cue.ANSWER,
        """
        reply | respond | answer | antworte | beantwort | gelesen | weitergeleitet | répond | responder | rispond
        antwoord | beantwoord | svara | svarer | odpow | odpov | ответ | отвеч | válasz | cevap | yanıtl | vastaan
        forwarded | checking | reading | access | transféré | leggerò | leeré | lese | lesen
        """);
    stems(
        Cue.MEANWHILE,
        """
        urgent | emergenc | meanwhile | colleague | dringend | vertretung | kolleg | notfall | notfäll | urgenc
        urgenz | urgên | collègue | spoed | dringende | brådsk | akut | haste | kiireel | pilne | pilny | naléhav | срочн
        sürgős | acil | coleg | collega | compañer
        """);
  }

  private record Stem(String text, Cue cue) {}

  /** A day in figures, an hour. */
  private static final Pattern FIGURES =
      Pattern.compile(
          "\\b\\d{1,2}[./-]\\d{1,2}\\b|\\b\\d{1,2}[.:]\\d\\d\\b|\\b\\d{1,2}\\. \\p{L}{3}|\\b\\d{1,2}h\\b|\\b\\d{1,2} (?:oct|okt|nov|dic|dez|dec)");

  private AbsenceCues() {}

  private static void stems(Cue cue, String listed) {
    for (String stem : Words.list(listed))
      STEMS
          .computeIfAbsent(stem.substring(0, Math.min(KEY, stem.length())), _ -> new ArrayList<>(1))
          .add(new Stem(stem, cue));
  }

  /** What the text is built of; none where it is long. */
  static Set<Cue> in(String text) {
    Set<Cue> found = EnumSet.noneOf(Cue.class);
    if (text.length() > LONGEST) return found;
    String lower = text.toLowerCase(Locale.ROOT);
    int i = 0;
    while (i < lower.length()) {
      int start = i;
      boolean signs = false;
      while (i < lower.length() && Character.isLetter(lower.charAt(i)))
        signs |= lower.charAt(i++) >= 0x2E80;
      if (i == start) i++;
      else if (signs)
        SIGNS.forEach((sign, cue) -> {
          if (lower.contains(sign)) found.add(cue);
        });
      else word(lower.substring(start, i), found);
    }
    if (!found.isEmpty() && FIGURES.matcher(lower).find()) found.add(Cue.DATE);
    return found;
  }

  private static void word(String word, Set<Cue> found) {
    for (int length = Math.min(KEY, word.length()); length >= 3; length--)
      for (Stem stem : STEMS.getOrDefault(word.substring(0, length), List.of()))
        if (stem.text().length() < KEY ? word.equals(stem.text()) : word.startsWith(stem.text()))
          found.add(stem.cue());
  }

  static int weight(Set<Cue> cues) {
    return cues.stream().mapToInt(cue -> cue.weight).sum();
  }
}
