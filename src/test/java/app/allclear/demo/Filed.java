package app.allclear.demo;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** The mails of the cast beside what Allclear made of each: the day's marks. */
final class Filed {
  private final Cast cast;
  private final List<JsonNode> messages;
  private final Map<String, JsonNode> byCastId = new HashMap<>();

  private Filed(Cast cast, List<JsonNode> messages, Drawers drawers) {
    this.cast = cast;
    this.messages = messages;
    Map<String, JsonNode> byBytes = new HashMap<>();
    for (JsonNode message : messages)
      message.path("copies").forEach(copy -> byBytes.put(copy.path("sha256").asString(), message));
    // By the bytes, so that no header need be trusted.
    for (Drawers.Kept kept : drawers.in(MailBytes.SUPPORT)) {
      JsonNode message = byBytes.get(sha256(kept.raw()));
      if (message != null) byCastId.put(kept.key(), message);
    }
  }

  private static String sha256(byte[] raw) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static Filed read(Stage stage) {
    return new Filed(stage.cast, stage.api.all("/messages", "messages"), stage.drawers);
  }

  /** How many copies Allclear holds byte for byte as they were sent. */
  int exact() {
    return byCastId.size();
  }

  List<JsonNode> messages() {
    return messages;
  }

  /** What Allclear made of this mail; an empty node where it has not got it. */
  JsonNode of(CastMail mail) {
    JsonNode message = byCastId.get(mail.id());
    return message != null ? message : tools.jackson.databind.node.MissingNode.getInstance();
  }

  /** Whom it surely is about, in Allclear's eyes. */
  Set<String> customers(CastMail mail) {
    Set<String> customers = new HashSet<>();
    of(mail).path("customers").forEach(one -> customers.add(one.asString()));
    return customers;
  }

  /** Mails that a careful human would have filed otherwise, those given by hand left out. */
  List<CastMail> misfiled() {
    return failing(mail -> mail.truth().assign() != null || mail.truth().accepts(customers(mail)));
  }

  /**
   * Mails filed for certain under a customer whom they have nothing to do with: the worst error.
   */
  List<CastMail> wronglyCertain() {
    return failing(mail -> mail.truth().everybody().containsAll(customers(mail)));
  }

  List<CastMail> roleMistaken() {
    return failing(mail ->
        mail.truth().assign() != null
            || mail.truth().roles().contains(of(mail).path("sender").asString("")));
  }

  List<CastMail> machinesTakenForHumans() {
    return failing(
        mail -> !mail.truth().automatic() || of(mail).path("automatic").asBoolean(false));
  }

  List<CastMail> humansTakenForMachines() {
    return failing(mail ->
        mail.truth().automatic()
            || mail.truth().roles().contains("machine")
            || !of(mail).path("automatic").asBoolean(false));
  }

  private List<CastMail> failing(Predicate<CastMail> claim) {
    List<CastMail> failing = new ArrayList<>();
    for (CastMail mail : cast.mails()) if (!claim.test(mail)) failing.add(mail);
    return failing;
  }
}
