package app.allclear.mail;

import java.util.List;
import java.util.regex.Pattern;

/** Lines that programs put into mails, and nobody says: devices, banners of mail gateways. */
final class StandingLines {
  /** "Sent from my iPhone" and its relatives. */
  private static final Pattern DEVICE =
      Pattern.compile(
          "(?:sent (?:from|via|using|with) (?:my |the )?\\S.{0,60}"
              + "|get outlook for .{0,40}"
              + "|(?:diese (?:nachricht|e-mail|mail) wurde )?(?:von meinem|mit meinem|vom|mit der|mit|von) .{1,50} (?:gesendet|verschickt|geschickt)"
              + "|gesendet (?:mit|von|über|aus) .{1,60}"
              + "|outlook für (?:ios|android) beziehen"
              + "|envoyé (?:de|depuis|à partir de) .{1,60}|télécharger outlook pour .{1,30}"
              + "|enviado (?:desde|de|do|a partir) .{1,60}"
              + "|inviato (?:da|dal) .{1,60}"
              + "|(?:verstuurd|verzonden) (?:vanaf|via|met|van) .{1,60}"
              + "|(?:skickat|sendt) (?:från|fra|med|via) .{1,60}"
              + "|lähetetty .{1,60}"
              + "|wysłan[eo] (?:z|za pomocą) .{1,60}"
              + "|odesláno z .{1,60}"
              + "|отправлено (?:с|из) .{1,60}|надіслано з .{1,60}"
              + "|iphone.{0,12}(?:küldve|gönderildi|から送信)"
              + "|.{1,30}(?:telefonomdan|cihazımdan) gönderildi|.{1,40}から送信|发自我的.{1,30}|從我的.{1,30}傳送)\\.?",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Literals DEVICE_WORD =
      Literals.of(
          """
          iphone | ipad | ipod | android | samsung | galaxy | huawei | xiaomi | nokia | pixel
          outlook | mail | blackberry | handy | smartphone | mobil | mobile | phone | telefon
          téléphone | móvil | gerät | device | appareil | windows | workspace | tablet | мобильн
          手机 | proton | gmx | web.de | thunderbird | k-9
          """);

  private static final Pattern BANNER =
      Pattern.compile(
          "(?:\\W*(?:caution|warning|external|extern|achtung|vorsicht|attention)\\W.{0,60}"
              + "(?:e-?mail|message|nachricht|sender|absender|organi[sz]ation|expéditeur).*"
              + "|\\[(?:external|extern)]"
              + "|(?:please )?(?:consider|think of|bitte denken sie an).{0,30}environment.*"
              + "|this e-?mail (?:has been|was) (?:scanned|checked).*|virus-free\\b.*|virenfrei\\b.*"
              + "|denken sie an die umwelt.*)");

  /** Every banner begins with one of these; most lines leave here. */
  private static final List<String> BANNER_STARTS =
      List.of(
          "caution",
          "warning",
          "extern",
          "achtung",
          "vorsicht",
          "attention",
          "please",
          "consider",
          "think",
          "bitte",
          "this e",
          "virus-free",
          "virenfrei",
          "denken");

  private StandingLines() {}

  static boolean banner(String lower) {
    int at = 0;
    while (at < lower.length() && !Character.isLetter(lower.charAt(at))) at++;
    for (String start : BANNER_STARTS)
      if (lower.startsWith(start, at)) return BANNER.matcher(lower).matches();
    return false;
  }

  static boolean device(String lower) {
    return lower.length() <= 140 && DEVICE_WORD.in(lower) && DEVICE.matcher(lower).matches();
  }
}
