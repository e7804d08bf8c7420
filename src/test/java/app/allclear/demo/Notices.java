package app.allclear.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What Allclear says it sent, beside what the customers' own inboxes really hold. */
final class Notices {
  private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^Message-ID:\\s*<?([^>\\s]+)>?");

  private final Api api;
  private final Drawers drawers;

  Notices(Api api, Drawers drawers) {
    this.api = api;
    this.drawers = drawers;
  }

  /** One notice that stands in somebody's inbox. */
  record Received(String address, Instant at, String messageId, byte[] raw) {}

  List<JsonNode> said() {
    return api.all("/notices", "notices");
  }

  /** Everything that anybody but support received, oldest first by inbox. */
  List<Received> received() {
    return drawers.addresses().stream()
        .filter(address -> !address.equals(MailBytes.SUPPORT))
        .flatMap(address -> drawers.in(address).stream())
        .map(mail ->
            new Received(mail.address(), mail.received(), messageId(mail.raw()), mail.raw()))
        .toList();
  }

  static String messageId(byte[] raw) {
    String text = new String(raw, java.nio.charset.StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    Matcher matcher = MESSAGE_ID.matcher(end < 0 ? text : text.substring(0, end));
    return matcher.find() ? matcher.group(1) : "";
  }

  static String bare(@Nullable String messageId) {
    return messageId == null ? "" : messageId.replaceAll("[<>\\s]", "");
  }

  /** The Message-ID of a notice of that event that stands in this inbox, or null. */
  @Nullable String inInbox(String address, String event) {
    Set<String> here =
        drawers.in(address).stream().map(mail -> messageId(mail.raw())).collect(Collectors.toSet());
    return said().stream()
        .filter(notice -> notice.path("event").asString().equals(event))
        .map(notice -> bare(notice.path("messageId").asString()))
        .filter(here::contains)
        .findFirst()
        .orElse(null);
  }

  /** When each customer's {@code restored} notices reached an inbox. */
  Map<String, List<Received>> restoredByCustomer() {
    Map<String, JsonNode> byId = byMessageId();
    Map<String, List<Received>> found = new HashMap<>();
    for (Received one : received())
      Optional.ofNullable(byId.get(one.messageId()))
          .filter(notice -> notice.path("event").asString().equals("restored"))
          .ifPresent(notice ->
              found
                  .computeIfAbsent(notice.path("customer").asString(), _ -> new ArrayList<>())
                  .add(one));
    return found;
  }

  Map<String, JsonNode> byMessageId() {
    Map<String, JsonNode> byId = new HashMap<>();
    for (JsonNode notice : said()) byId.put(bare(notice.path("messageId").asString()), notice);
    return byId;
  }

  /**
   * Notices that somebody got twice: the same Message-ID again, or two Message-IDs for the same
   * incident, event, round and recipient.
   */
  List<String> doubled() {
    Map<String, JsonNode> byId = byMessageId();
    Set<String> seen = new HashSet<>();
    List<String> doubled = new ArrayList<>();
    for (Received one : received()) {
      JsonNode notice = byId.get(one.messageId());
      String key =
          notice == null
              ? one.messageId()
              : String.join(
                  " ",
                  notice.path("incident").asString(),
                  notice.path("event").asString(),
                  notice.path("round").asString(),
                  notice.path("to").asString());
      if (!seen.add(one.address() + " " + key)) doubled.add(one.address() + ": " + key);
    }
    return doubled;
  }
}
