package app.allclear.notice;

import app.allclear.customer.EmailAddress;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.validation.annotation.Validated;

/**
 * {@code allclear.notices}.
 *
 * @param inDoubt what becomes of a notice whose fate is unknown
 * @param delay undo window of acknowledgements
 * @param undo undo window of what the operator releases on a page
 * @param silentContacts whether contacts who never wrote are told as well
 * @param connections how many connections to the SMTP server are open at once at most
 * @param rate how many notices leave within a minute at most; 0 for as many as the server takes
 * @param dailyBudget how many leave within 24 hours at most, because the provider allows no more; 0
 *     for no limit. A quarter is kept for all-clears and the operator's own replies
 * @param mostADay how many notices of one kind one recipient gets by itself about one incident
 *     within 24 hours; further ones wait for a human
 * @param copyTo an address of ours that gets a copy of every notice, as evidence that it was sent;
 *     empty for none
 * @param events mode by event, as written; what is not named keeps its default
 */
@Validated
@ConfigurationProperties("allclear.notices")
public record NoticeSettings(
    @DefaultValue("hold") InDoubt inDoubt,
    @DefaultValue("2m") Duration delay,
    @DefaultValue("20s") Duration undo,
    @DefaultValue("true") boolean silentContacts,
    @DefaultValue("2") @Min(1) @Max(20) int connections,
    @DefaultValue("0") @Min(0) int rate,
    @DefaultValue("0") @Min(0) int dailyBudget,
    @DefaultValue("10") @Min(1) int mostADay,
    @DefaultValue("") String copyTo,
    @DefaultValue Map<String, String> events) {
  private static final String EVENTS = "allclear.notices.events";

  /** What becomes of a notice that may or may not have been taken. */
  public enum InDoubt {
    /** A human or evidence decides. */
    HOLD,
    /** It is sent again, with the same Message-ID. */
    RESEND
  }

  public NoticeSettings {
    copyTo = copyTo.strip();
    events = Map.copyOf(events);
  }

  /** How long a notice of the event can be undone before it leaves. */
  public Duration delayOf(NoticeEvent event) {
    return event == NoticeEvent.ACKNOWLEDGED ? delay : Duration.ZERO;
  }

  /**
   * Where copies go; null for nowhere. Throws where that is none of our own addresses, apart from a
   * +detail: nobody else may read what goes to customers.
   */
  @Nullable String copyToOneOf(Collection<EmailAddress> own) {
    if (copyTo.isEmpty()) return null;
    boolean ours =
        EmailAddress.of(copyTo)
            .flatMap(address ->
                EmailAddress.of(address.local().replaceFirst("\\+.*", "") + "@" + address.domain()))
            .filter(own::contains)
            .isPresent();
    if (ours) return copyTo;
    throw new InvalidConfigurationPropertyValueException(
        "allclear.notices.copy-to",
        copyTo,
        "It must be the address of one of allclear.mailboxes, with or without a +detail.");
  }

  /** A mode for every event. Throws where an event or a mode is none, naming the key. */
  Map<NoticeEvent, Mode> modes() {
    Map<NoticeEvent, Mode> modes = new EnumMap<>(NoticeEvent.class);
    for (NoticeEvent event : NoticeEvent.values()) modes.put(event, usual(event));
    events.forEach((event, mode) -> modes.put(event(event, mode), mode(event, mode)));
    return modes;
  }

  private static Mode usual(NoticeEvent event) {
    return switch (event) {
      case ACKNOWLEDGED, REPLY -> Mode.AUTOMATIC;
      case RESTORED -> Mode.FIRST;
      case PARTLY_RESTORED, DAMAGED_AGAIN, NOT_RESTORED, PROGRESS, AFTERWARDS -> Mode.HOLD;
      case READER -> Mode.OFF;
    };
  }

  private static NoticeEvent event(String written, String mode) {
    return NoticeEvent.WORDED.stream()
        .filter(event -> letters(event.slug()).equals(letters(written)))
        .findFirst()
        .orElseThrow(() ->
            new InvalidConfigurationPropertyValueException(
                EVENTS + "." + written,
                mode,
                "There is no such notice. The notices are: %s."
                    .formatted(
                        NoticeEvent.WORDED.stream()
                            .map(NoticeEvent::slug)
                            .collect(Collectors.joining(", ")))));
  }

  /** An environment variable can't hold a hyphen, so PARTLYRESTORED means partly-restored. */
  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[-_.]", "");
  }

  private static Mode mode(String event, String written) {
    String word = written.strip().toLowerCase(Locale.ROOT);
    // YAML reads a bare off as false.
    Optional<Mode> mode = word.equals("false") ? Optional.of(Mode.OFF) : Mode.of(word);
    return mode.orElseThrow(() ->
        new InvalidConfigurationPropertyValueException(
            EVENTS + "." + event, written, "It must be off, hold, first or automatic."));
  }
}
