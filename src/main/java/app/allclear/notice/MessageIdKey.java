package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import app.allclear.incident.IncidentId;
import app.allclear.store.StoredValues;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message-IDs nobody can guess and everybody who has the store can compute again: the HMAC of a
 * notice's key under a secret that is made once and kept in the store.
 */
final class MessageIdKey {
  private static final String NAME = "notice.message-id-key";
  private static final String ALGORITHM = "HmacSHA256";

  private final StoredValues values;
  private final String domain;

  /**
   * @param domain of the mailbox, ASCII
   */
  MessageIdKey(StoredValues values, String domain) {
    this.values = values;
    this.domain = domain;
  }

  /** Without angle brackets. Inside a change only: the first call makes the secret. */
  String of(IncidentId incident, NoticeEvent event, int round, EmailAddress recipient) {
    String key = "%s %s %d %s".formatted(incident, event.slug(), round, recipient);
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret(), ALGORITHM));
      byte[] code = mac.doFinal(key.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(code) + "@" + domain;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has " + ALGORITHM + ".", e);
    }
  }

  private byte[] secret() {
    return Base64.getDecoder()
        .decode(values.find(NAME).orElseGet(() -> values.putIfAbsent(NAME, random())));
  }

  private static String random() {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
