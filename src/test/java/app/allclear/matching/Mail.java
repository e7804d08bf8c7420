package app.allclear.matching;

import app.allclear.mail.Address;
import app.allclear.mail.Authentication;
import app.allclear.mail.Body;
import app.allclear.mail.Bounce;
import app.allclear.mail.Letter;
import app.allclear.mail.MachineSign;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds letters for tests: {@code Mail.from("anna@shop.example").saying("It is down.")}. */
final class Mail {
  private final @Nullable Address from;
  private final List<Address> replyTo = new ArrayList<>();
  private final List<Address> to = new ArrayList<>();
  private final List<String> references = new ArrayList<>();
  private final List<MachineSign> machineSigns = new ArrayList<>();
  private String subject = "Help";
  private String own = "Hello, please help us.";
  private String quoted = "";
  private String signature = "";
  private String forwarded = "";
  private Authentication authentication = Authentication.NONE;
  private @Nullable Bounce bounce;

  private Mail(@Nullable Address from) {
    this.from = from;
  }

  static Mail from(String address) {
    return new Mail(new Address(null, address));
  }

  static Mail from(String name, String address) {
    return new Mail(new Address(name, address));
  }

  static Mail fromNobody() {
    return new Mail(null);
  }

  Mail subject(String text) {
    subject = text;
    return this;
  }

  Mail saying(String text) {
    own = text;
    return this;
  }

  Mail quoting(String text) {
    quoted = text;
    return this;
  }

  Mail signed(String text) {
    signature = text;
    return this;
  }

  Mail forwarding(String text) {
    forwarded = text;
    return this;
  }

  Mail to(String address) {
    to.add(new Address(null, address));
    return this;
  }

  Mail replyTo(String address) {
    replyTo.add(new Address(null, address));
    return this;
  }

  Mail answering(String messageId) {
    references.add(messageId);
    return this;
  }

  Mail authenticated(Authentication verdict) {
    authentication = verdict;
    return this;
  }

  Mail byMachine(String sign) {
    machineSigns.add(new MachineSign(MachineSign.Kind.ANSWER, sign));
    return this;
  }

  Mail byMailing(String sign) {
    machineSigns.add(new MachineSign(MachineSign.Kind.MAILING, sign));
    return this;
  }

  Mail byOffer(String sign) {
    machineSigns.add(new MachineSign(MachineSign.Kind.OFFER, sign));
    return this;
  }

  Mail returning(String messageId, String recipient) {
    bounce = new Bounce(true, List.of(recipient), messageId, "550 5.1.1 unknown");
    return this;
  }

  Letter letter() {
    String text = String.join("\n", own, quoted, forwarded, signature);
    return new Letter(
        "one@mail.example",
        references.isEmpty() ? List.of() : List.of(references.getLast()),
        references,
        from,
        replyTo,
        to,
        List.of(),
        subject,
        Instant.parse("2026-03-01T06:00:00Z"),
        new Body(text, own, signature, forwarded),
        authentication,
        machineSigns,
        bounce,
        List.of(),
        "00",
        null);
  }
}
