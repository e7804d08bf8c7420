package app.allclear.mail;

import java.util.Locale;
import java.util.Set;

/** Recognises the header that Outlook and others print above a quoted or forwarded message. */
final class HeaderBlock {
  private static final Set<String> FROM =
      Words.set(
          """
          from | von | de | da | van | från | fra | lähettäjä | od | от | отправитель | від
          feladó | kimden | gönderen | από | expéditeur | remitente | mittente | afzender
          remetente | avsändare | odesílatel | nadawca | 发件人 | 寄件者 | 差出人 | 보낸 사람 | de la
          """);

  private static final Set<String> SENT =
      Words.set(
          """
          sent | date | gesendet | datum | envoyé | envoyé le | date d'envoi | enviado
          enviado el | fecha | inviato | data | verzonden | enviada em | enviado em | skickat
          sendt | dato | lähetetty | päiväys | pvm | wysłano | odesláno | odoslané
          отправлено | дата | надіслано | elküldve | dátum | gönderilme | gönderildi | tarih
          trimis | ημερομηνία | εστάλη | 发送时间 | 日期 | 寄件日期 | 送信日時 | 日付 | 보낸 날짜
          날짜 | gesendet am
          """);

  private static final Set<String> TO =
      Words.set(
          """
          to | an | à | a | para | aan | till | til | vastaanottaja | do | komu | кому
          címzett | kime | alıcı | pro | προς | către | destinataire | 收件人 | 收件者 | 宛先 | 받는 사람
          destinatario
          """);

  private static final Set<String> SUBJECT =
      Words.set(
          """
          subject | betreff | objet | sujet | asunto | oggetto | onderwerp | assunto | ämne
          emne | aihe | temat | předmět | predmet | тема | tárgy | konu | θέμα | subiect | 主题
          主題 | 主旨 | 件名 | 제목
          """);

  /** What a line's label may be; a label may be several ("da" is who in one language only). */
  private static final int IS_FROM = 1;

  private static final int IS_SENT = 2;
  private static final int IS_TO = 4;
  private static final int IS_SUBJECT = 8;

  private static final int LINES_AHEAD = 16;
  private static final int FILLED_LINES_AHEAD = 10;

  private final String[] lines;

  /** The kinds of each line plus one, 0 where not yet looked at: each line is looked at once. */
  private final byte[] kinds;

  HeaderBlock(String[] lines) {
    this.lines = lines;
    this.kinds = new byte[lines.length];
  }

  /**
   * Whether a header of a message starts here: who, when, and to whom or about what; {@code whole}
   * asks for all four, for a contact form prints some of them above its sender's own words.
   */
  boolean startsAt(int at, boolean whole) {
    if ((kinds(at) & IS_FROM) == 0) return false;
    int found = 0;
    int filled = 0;
    int end = Math.min(lines.length, at + 1 + LINES_AHEAD);
    for (int i = at + 1; i < end && filled < FILLED_LINES_AHEAD; i++) {
      if (lines[i].isEmpty()) continue;
      filled++;
      found |= kinds(i);
    }
    boolean to = (found & IS_TO) != 0;
    boolean subject = (found & IS_SUBJECT) != 0;
    return (found & IS_SENT) != 0 && (whole ? to && subject : to || subject);
  }

  /** Whether a header's line stands among the next three filled ones. */
  boolean near(int from) {
    int filled = 0;
    int end = Math.min(lines.length, from + LINES_AHEAD);
    for (int i = from; i < end && filled < 3; i++) {
      if (lines[i].isBlank()) continue;
      filled++;
      boolean quoted = QuoteMarks.quoted(lines[i]);
      int kinds = quoted ? kinds(QuoteMarks.unquoted(PlainText.clip(lines[i], 100))) : kinds(i);
      if ((kinds & (IS_FROM | IS_SENT | IS_SUBJECT)) != 0) return true;
    }
    return false;
  }

  private int kinds(int at) {
    if (kinds[at] == 0) kinds[at] = (byte) (kinds(lines[at]) + 1);
    return kinds[at] - 1;
  }

  private static int kinds(String line) {
    String label = label(line);
    if (label.isEmpty()) return 0;
    return (FROM.contains(label) ? IS_FROM : 0)
        | (SENT.contains(label) ? IS_SENT : 0)
        | (TO.contains(label) ? IS_TO : 0)
        | (SUBJECT.contains(label) ? IS_SUBJECT : 0);
  }

  /** What stands before the colon, lower-case, without the asterisks of bold text. */
  private static String label(String line) {
    int end = -1;
    for (int i = 0; i < Math.min(line.length(), 40) && end < 0; i++)
      if (line.charAt(i) == ':' || line.charAt(i) == '：') end = i;
    return end < 0 ? "" : line.substring(0, end).replace("*", "").strip().toLowerCase(Locale.ROOT);
  }
}
