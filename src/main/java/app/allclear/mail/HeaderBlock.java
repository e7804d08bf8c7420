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

  private HeaderBlock() {}

  /**
   * Whether a header of a message starts here: who, when, and to whom or about what; {@code whole}
   * asks for all four, for a contact form prints some of them above its sender's own words.
   */
  static boolean startsAt(String[] lines, int at, boolean whole) {
    if (!FROM.contains(label(lines[at]))) return false;
    boolean sent = false;
    boolean to = false;
    boolean subject = false;
    int seen = 0;
    for (int i = at + 1; i < lines.length && i <= at + 16 && seen < 10; i++) {
      if (lines[i].isBlank()) continue;
      seen++;
      String label = label(lines[i]);
      sent |= SENT.contains(label);
      to |= TO.contains(label);
      subject |= SUBJECT.contains(label);
    }
    return sent && (whole ? to && subject : to || subject);
  }

  static boolean fromLineWithin(String[] lines, int from, int most) {
    int seen = 0;
    for (int i = from; i < lines.length && seen < most; i++) {
      if (lines[i].isBlank()) continue;
      seen++;
      String line = QuoteMarks.quoted(lines[i]) ? QuoteMarks.unquoted(lines[i]) : lines[i];
      String label = label(line);
      if (FROM.contains(label) || SUBJECT.contains(label) || SENT.contains(label)) return true;
    }
    return false;
  }

  /** What stands before the colon, lower-case, without the asterisks of bold text. */
  private static String label(String line) {
    int end = -1;
    for (int i = 0; i < Math.min(line.length(), 40) && end < 0; i++)
      if (line.charAt(i) == ':' || line.charAt(i) == '：') end = i;
    return end < 0 ? "" : line.substring(0, end).replace("*", "").strip().toLowerCase(Locale.ROOT);
  }
}
