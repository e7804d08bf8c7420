package app.allclear.web.api;

import app.allclear.customer.CustomerId;
import app.allclear.customer.DatabaseName;
import app.allclear.incident.IncidentId;
import app.allclear.incident.StoredMessage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A message as the API shows it. */
record MessageJson(
    String id,
    String mailbox,
    @Nullable String messageId,
    String sha256,
    List<CopyJson> copies,
    Instant received,
    String from,
    String subject,
    String match,
    List<String> customers,
    List<CandidateJson> candidates,
    List<String> databases,
    List<String> incidents,
    String sender,
    Map<String, String> senderOf,
    boolean automatic,
    List<String> reasons) {

  record CopyJson(String folder, long uidValidity, long uid, String sha256) {
    static CopyJson of(StoredMessage.Copy copy) {
      return new CopyJson(copy.folder(), copy.uidValidity(), copy.uid(), copy.sha256());
    }
  }

  record CandidateJson(String customer, List<String> reasons) {
    static CandidateJson of(StoredMessage.Ranked ranked) {
      return new CandidateJson(ranked.customer().value(), ranked.reasons());
    }
  }

  static MessageJson of(StoredMessage message) {
    Map<String, String> roles = new TreeMap<>();
    message.senderOf().forEach((customer, role) -> roles.put(customer.value(), role.word()));
    return new MessageJson(
        message.id().toString(),
        message.mailbox(),
        message.messageIdHeader(),
        message.sha256(),
        message.copies().stream().map(CopyJson::of).toList(),
        message.received(),
        message.from(),
        message.subject(),
        Asked.slug(message.match()),
        message.customers().stream().map(CustomerId::value).toList(),
        message.candidates().stream().map(CandidateJson::of).toList(),
        message.databases().stream().map(DatabaseName::toString).toList(),
        message.incidents().stream().map(IncidentId::toString).toList(),
        message.sender().word(),
        roles,
        message.automatic(),
        message.reasons());
  }
}
