package app.allclear.flow;

import app.allclear.customer.Customer;
import app.allclear.customer.DatabaseName;
import app.allclear.customer.Directories;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.RestoreSettings.OutageOnDamage;
import app.allclear.restore.RestoreState;
import app.allclear.restore.Word;
import app.allclear.store.StoredValues;
import app.allclear.store.Transactions;
import app.allclear.store.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Probes found damage and no outage is declared: one is suggested, or declared. */
public final class FoundDamage {
  private static final Logger LOG = LoggerFactory.getLogger(FoundDamage.class);

  /** The name of the stored value: a line for each database that the operator called no outage. */
  private static final String DISMISSED = "damage that is no outage";

  private final Transactions transactions;
  private final Outages outages;
  private final DatabaseStatuses statuses;
  private final Directories directories;
  private final OutageActs acts;
  private final StoredValues values;
  private final OperatorLog log;
  private final RestoreSettings settings;
  private final Clock clock;

  FoundDamage(
      Transactions transactions,
      Outages outages,
      DatabaseStatuses statuses,
      Directories directories,
      OutageActs acts,
      StoredValues values,
      OperatorLog log,
      RestoreSettings settings,
      Clock clock) {
    this.transactions = transactions;
    this.outages = outages;
    this.statuses = statuses;
    this.directories = directories;
    this.acts = acts;
    this.values = values;
    this.log = log;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The outage there seems to be; empty while one is open, where probes found nothing, or nothing
   * but what was dismissed.
   */
  public Optional<SuggestedOutage> suggestion() {
    if (outages.current().isPresent()) return Optional.empty();
    Instant ended = ended();
    List<DatabaseStatus> found = found(ended);
    return found.isEmpty() || dismissed().containsAll(keys(found))
        ? Optional.empty()
        : Optional.of(suggestion(found, ended));
  }

  private Instant ended() {
    return outages.all().stream()
        .flatMap(outage -> Optional.ofNullable(outage.endedAt()).stream())
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private List<DatabaseStatus> found(Instant since) {
    return statuses.in(RestoreState.NEEDED).stream()
        .filter(status -> status.onWhoseWord().equals(Word.PROBE.words()))
        .filter(status -> status.since().isAfter(since))
        .toList();
  }

  /** What was found and when: the same database damaged anew is other damage. */
  private static Set<String> keys(List<DatabaseStatus> found) {
    return found.stream()
        .map(status -> status.since() + " " + status.database())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> dismissed() {
    return values.find(DISMISSED).map(text -> Set.of(text.split("\n"))).orElse(Set.of());
  }

  /**
   * No outage, says the operator: nothing is suggested, or declared by itself, until other damage
   * is found.
   */
  public void dismiss() {
    transactions.change(
        Urgency.OPERATOR,
        () -> {
          SuggestedOutage suggested =
              suggestion()
                  .orElseThrow(() ->
                      new ActRefused(
                          ActRefused.Kind.CONFLICT,
                          "There is nothing to dismiss any more: an outage is open, or the damage is gone."));
          values.put(DISMISSED, String.join("\n", keys(found(ended()))));
          log.write(
              clock.instant(),
              "You said that this is no outage: %s.".formatted(suggested.words()),
              null,
              null,
              null);
        });
  }

  private SuggestedOutage suggestion(List<DatabaseStatus> found, Instant notBefore) {
    Instant first = found.stream().map(DatabaseStatus::since).min(Instant::compareTo).orElseThrow();
    List<DatabaseName> names = found.stream().map(DatabaseStatus::database).toList();
    return new SuggestedOutage(name(names), began(first, notBefore), names, customers(names));
  }

  /**
   * Two looks had to agree, and before the first of them lies the pause after the last good one: it
   * broke in there. Rather too early than too late, so that the first mails are taken in.
   */
  private Instant began(Instant first, Instant notBefore) {
    Duration looks = settings.probeEvery().multipliedBy(3);
    Instant began = first.minus(looks).truncatedTo(ChronoUnit.MINUTES);
    return began.isBefore(notBefore) ? notBefore : began;
  }

  private static String name(List<DatabaseName> names) {
    Map<String, Long> servers =
        names.stream().collect(Collectors.groupingBy(DatabaseName::server, Collectors.counting()));
    return "Damage on " + servers.keySet().stream().sorted().collect(Collectors.joining(", "));
  }

  private int customers(List<DatabaseName> names) {
    return (int)
        names.stream()
            .flatMap(name -> directories.inForce().ownerOf(name).stream())
            .map(Customer::id)
            .distinct()
            .count();
  }

  /** Declares the suggested outage; throws {@link ActRefused} where there is none any more. */
  public Outage declare() {
    return transactions.change(
        Urgency.OPERATOR,
        () ->
            suggestion()
                .map(this::declare)
                .orElseThrow(() ->
                    new ActRefused(
                        ActRefused.Kind.CONFLICT,
                        "There is nothing to declare any more: an outage is open, or the damage is gone.")));
  }

  private Outage declare(SuggestedOutage suggested) {
    return acts.declare(
            new Declaration(suggested.name(), suggested.startedAt(), "", null, false, Map.of()),
            clock.instant())
        .outage();
  }

  /** After each round: declares the outage where the settings say so. */
  void declareIfSo() {
    if (settings.outageOnDamage() != OutageOnDamage.DECLARE || suggestion().isEmpty()) return;
    transactions.change(
        Urgency.RESTORE,
        () ->
            suggestion()
                .ifPresent(suggested -> {
                  Outage outage = declare(suggested);
                  LOG.warn(
                      "Declared the outage “{}”, begun {}: {} and allclear.outage-on-damage is declare.",
                      outage.name(),
                      outage.startedAt(),
                      suggested.words());
                }));
  }
}
