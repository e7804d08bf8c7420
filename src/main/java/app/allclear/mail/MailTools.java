package app.allclear.mail;

import java.util.Locale;

/** Tells people's mail programs from what programs send mail with, by the names they leave. */
final class MailTools {
  /** Pieces of the names of programs that people write with. */
  private static final Literals PEOPLES =
      Literals.of(
          """
          outlook | thunderbird | mozilla | apple mail | iphone mail | ipad mail | roundcube | k-9 | evolution | mutt
          zimbra | em client | webservice | yahoo | open-xchange | squirrelmail | horde | sylpheed | claws | kmail
          the bat | lotus | notes | groupwise | bluemail | spark | airmail | mailmate | foxmail | postbox | sogo
          rainloop | snappymail | proton | tutanota | tuta | fairemail | aquamail | samsung | android | windows mail
          microsoft | becky | mailspring | gmx | web.de | mail.ru | yandex | alpine | pine | seamonkey | geary
          nine | canary | edison | superhuman | hey.com | fastmail | cyrus | mailbird | incredimail | eudora
          opera | pegasus | gnus | emacs | betterbird | newton | mymail | imp | ios | nextcloud | afterlogic
          """);

  private MailTools() {}

  /** Whether the header names a program that people write with. */
  static boolean peoples(HeaderFields headers) {
    String named = named(headers);
    return !named.isEmpty() && PEOPLES.in(named) || headers.has("thread-index");
  }

  /** Whether the header names a program that people do not write with. */
  static boolean programs(HeaderFields headers) {
    String named = named(headers);
    return !named.isEmpty() && !PEOPLES.in(named);
  }

  private static String named(HeaderFields headers) {
    String mailer = headers.text("x-mailer");
    String named = mailer.isEmpty() ? headers.text("user-agent") : mailer;
    return PlainText.clip(named, 200).toLowerCase(Locale.ROOT);
  }
}
