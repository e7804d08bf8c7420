package app.allclear.mail;

import app.allclear.mail.MachineSign.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the sender's address says: our own, or one that nobody reads. */
final class SenderSigns {
  /** Where nobody types. */
  private static final Set<String> DEVICES =
      Words.set(
          """
          fax | fax2mail | telefax | scan | scanner | scans | scan2mail | mfp | copier | kopierer | drucker | printer | voicemail | pbx | asterisk
          telefonanlage | camera | kamera | cam | nas | ups | ilo | idrac
          """);

  /** What sends mail and reads none, in pieces between dots and dashes: "scan", "backup". */
  private static final Set<String> APPARATUS =
      Words.set(
          """
          root | cron | crond | daemon | backup | backups | sicherung | sauvegarde | monitor | alertmanager | grafana | icinga
          share | shares | sharing | invite | invites | invitation | invitations | documents | cards | karten | calendar | kalender | reports | report | reporting | orders | bestellung | bestellungen
          prometheus | monit | smartd | mdadm | rkhunter | netdata | mailrobot | sns | prometheus-alerts | munin | checkmk | statuspage | status | logwatch | fail2ban | virus | mailscanner | antivirus | antispam | spamfilter | quarantine
          receipts | receipt | expiry | renewals | renewal | gateway | sms2mail | webinars | webinar | wordpress | cms | system | systems
          benachrichtigung | benachrichtigungen | meldung | meldungen | hinweis | notifiche | notificaciones | notificacion | notificacoes
          powiadomienia | powiadomienie | upozorneni | oznameni | uvedomlenie | meddelelser | varsel | varslinger | aviseringar | avisering
          notification | notifications | notifs | notify | notifier | alert | alerts | alerting | alarm | events | updates | mailer | autobot
          delivery | dispatch | tracking | versand | sendung | zustellung | paket | pakete | lieferung | livraison | envios | spedizioni | bezorging
          digest | feedback | survey | surveys | umfrage | reminder | reminders | erinnerung | rappel | recordatorio | challenge | verify | verification
          security | accounts | account | billing | rechnung | rechnungen | facturation | invoicing | invoices | statements
          """);

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
    return clues.personal() && (clues.said().says(Idea.MINE) || MailTools.peoples(clues.headers()))
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

  /** Whether the name is one that apparatus and programs have; people may have it, too. */
  static boolean apparatus(String address) {
    return pieceOf(address, APPARATUS) || device(address);
  }

  static boolean device(String address) {
    return pieceOf(address, DEVICES);
  }

  private static boolean pieceOf(String address, Set<String> names) {
    for (String piece : local(address).split("[^\\p{L}\\d]+|(?<=\\p{L})(?=\\d)"))
      if (names.contains(piece)) return true;
    return false;
  }

  private static String local(String address) {
    int at = address.lastIndexOf('@');
    return PlainText.clip(at < 0 ? address : address.substring(0, at), 100);
  }
}
