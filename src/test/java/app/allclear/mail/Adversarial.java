package app.allclear.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Mails that repeat one piece of text, chosen so that a careless reader goes over it twice. */
final class Adversarial {
  static final List<String> TEXTS =
      List.of(
          "On Tue, Nov 3, 2026 at 10:11 a@b.example\n",
          "wrote: 10:11 a@b.c:\n",
          "From: a\n",
          "From: a\nSent: b\n",
          "> ",
          "> a\nb\n",
          "-- \n",
          "--\n",
          "_____\n",
          "_____\nTel. 0555 1234567\n",
          "Best regards\n",
          "thanks\n\n",
          "---------- x ---------\n",
          "-----Original Message-----\n> x\n",
          "Begin forwarded message:\n\n> x\n",
          "confidential recipient\n\n",
          "confidential\n\n",
          "sent from my iphone ",
          "sent from my iphone\n",
          "unsubscribe ",
          "a",
          "a ",
          " ",
          "\n",
          "\t\n",
          "> \n\n",
          "a@b.example 550 5.1.1 ",
          "1:1:1:1:",
          "Am 3.11.2026 um 10:11\nschrieb a@b.example:\n",
          "begin 644 a\n",
          "begin 644 a\n#0V%T\n",
          "i am out of office until ");

  static final List<String> HTML =
      List.of(
          "<div>",
          "<div><b>x",
          "<blockquote>x",
          "<b><i>",
          "<table><tr><td>",
          "<table>",
          "<a href=x>",
          "<a href='http://x.example/'>y",
          "<div class=gmail_quote><p>",
          "<style>.a{display:none}</style>",
          "<p style='display:none'>x",
          "<",
          "&",
          "<font size=1>a<p>",
          "<span>a</span>",
          "<span>",
          "<ul><li>",
          "</p>",
          "<!-- ",
          "<svg><g>",
          "<x y='",
          "<pre>a\n",
          "<select><option>",
          "<p>a<br>b</p>\n",
          "&nbsp;");

  private Adversarial() {}

  /** {@code kind} is a header line with its line end, or empty. */
  static byte[] mail(String kind, String unit, int size) {
    String head = "From: mailer-daemon@b.example\nSubject: Re: x\n" + kind + "\n";
    return (head + unit.repeat(size / unit.length())).getBytes(StandardCharsets.UTF_8);
  }
}
