package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the sender's address says: our own, or one that nobody reads. */
final class SenderSigns {
  private static final Pattern NEVER_A_PERSON =
      Pattern.compile(
          "(?:mailer-?daemon|postmaster|bounces?|notifications?|alerts?|nagios|zabbix|monitoring|uptime(?:robot)?|robot|bot|mailbot|rundbrief|newsletter-?\\w*|infobrief|nieuwsbrief|nyhetsbrev|nyhedsbrev|boletin|uutiskirje|hirlevel|e-?cards?|postcards?|auto-?reply|auto-?responder|listserv|majordomo"
              + "|newsletters?|do[._-]?not[._-]?reply|dont[._-]?reply|no[._-]?reply|no[._-]?answer"
              + "|(?:bitte[._-]?)?(?:nicht|keine)[._-]?(?:antworten|antwort)"
              + "|ne[._-]?pas[._-]?repondre|no[._-]?(?:responder|contestar)|non[._-]?rispondere"
              + "|nao[._-]?responda|nao[._-]?responder|niet[._-]?(?:beantwoorden|antwoorden)"
              + "|svara[._-]?ej|svar[._-]?ikke|ikke[._-]?svar)(?:[+._=-].*)?|.+[._-](?:no-?reply|donotreply)");

  private SenderSigns() {}

  static @Nullable MachineSign of(Clues clues) {
    String address = clues.address();
    if (address.isEmpty()) return null;
    // A contact form writes in the name of the site, and Reply-To names the human.
    boolean form = clues.replyTo().stream().anyMatch(reply -> person(reply, address, clues));
    if (form) return null;
    String shown = MachineSigns.shown(address);
    if (clues.own().contains(address))
      return new MachineSign(Kind.PROGRAM, "This comes from our own address %s.".formatted(shown));
    if (!neverAPerson(address)) return null;
    // Who is locked out of every other mailbox writes from the one that is left.
    return clues.personal()
        ? new MachineSign(
            Kind.PERHAPS,
            "A person seems to write from %s, whose name says that it takes no answers."
                .formatted(shown))
        : new MachineSign(
            Kind.ROLE,
            "Nobody writes from %s: the name says that it takes no answers.".formatted(shown));
  }

  private static boolean person(Address reply, String from, Clues clues) {
    String address = reply.address().toLowerCase(Locale.ROOT);
    return address.contains("@")
        && !address.equals(from)
        && !clues.own().contains(address)
        && !neverAPerson(address);
  }

  static boolean neverAPerson(String address) {
    return NEVER_A_PERSON.matcher(local(address)).matches();
  }

  private static String local(String address) {
    int at = address.lastIndexOf('@');
    return PlainText.clip(at < 0 ? address : address.substring(0, at), 100);
  }
}
