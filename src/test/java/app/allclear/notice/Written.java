package app.allclear.notice;

import app.allclear.customer.CustomerId;
import app.allclear.incident.MatchKind;
import app.allclear.incident.MessageId;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Authentication;
import app.allclear.matching.SenderRole;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Stored messages for tests: {@code Written.by("jane@shop.example").to("c-1").build()}. */
final class Written {
  private final String from;
  private final Map<CustomerId, SenderRole> roles = new LinkedHashMap<>();
  private long id = 1;
  private @Nullable String messageId = "m1@mail.example";
  private String subject = "Site down";
  private Instant received = Scene.START.plusSeconds(3_600);
  private Authentication authentication = Authentication.PASS;
  private boolean automatic;
  private boolean repeated;

  private Written(String from) {
    this.from = from;
  }

  static Written by(String from) {
    return new Written(from);
  }

  Written about(String customer, SenderRole role) {
    roles.put(new CustomerId(customer), role);
    return this;
  }

  Written about(String customer) {
    return about(customer, SenderRole.CONTACT);
  }

  Written id(long id, @Nullable String messageId) {
    this.id = id;
    this.messageId = messageId;
    return this;
  }

  Written subject(String subject) {
    this.subject = subject;
    return this;
  }

  Written received(Instant received) {
    this.received = received;
    return this;
  }

  Written authentication(Authentication authentication) {
    this.authentication = authentication;
    return this;
  }

  Written automatic(boolean automatic) {
    this.automatic = automatic;
    return this;
  }

  Written repeatedId() {
    this.repeated = true;
    return this;
  }

  StoredMessage build() {
    return new StoredMessage(
        new MessageId(id),
        "support",
        messageId,
        "00",
        List.of(),
        received,
        received,
        null,
        from,
        subject,
        MatchKind.CERTAIN,
        new ArrayList<>(roles.keySet()),
        List.of(),
        List.of(),
        List.of(),
        SenderRole.strongest(roles.values()),
        roles,
        automatic,
        false,
        authentication,
        List.of(),
        repeated,
        false,
        null);
  }
}
