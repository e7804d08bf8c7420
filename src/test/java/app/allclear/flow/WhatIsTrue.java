package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.OutgoingMail;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is true of the customers of a {@link RandomDay}, kept without a line of the product's own
 * rules, and what every mail to them must agree with.
 */
final class WhatIsTrue {
  private enum Condition {
    UNTOUCHED,
    DAMAGED,
    GIVEN_UP,
    BACK,
    MISTAKEN
  }

  /** What happened to a customer, counted: no mail may tell what was told. */
  private static final class Theirs {
    final List<String> contacts = new ArrayList<>();
    int breaks;
    int finishes;
    int losses;
    boolean somethingLeft;
  }

  /** What one contact has been told, as of what was counted then. */
  private static final class Told {
    @Nullable NoticeEvent lastOfAll;
    boolean waits;
    boolean heardOfBack;
    boolean spared;
    int breaksAtAllClear;
    int breaksAtBadNews;
    int finishesAtPart;
    int lossesAtLoss;
  }

  private static final EnumSet<NoticeState> WAITING =
      EnumSet.of(NoticeState.HELD, NoticeState.QUEUED, NoticeState.DEFERRED, NoticeState.SENDING);

  private final Map<String, Theirs> customers = new TreeMap<>();
  private final Map<String, Condition> conditions = new TreeMap<>();
  private final Map<String, @Nullable String> owners = new HashMap<>();
  private final Map<String, Told> told = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private final EnumSet<NoticeEvent> off = EnumSet.noneOf(NoticeEvent.class);

  WhatIsTrue() {
    for (int i = 1; i <= 4; i++) {
      String customer = "k" + i;
      Theirs theirs = new Theirs();
      if (i < 4) theirs.contacts.add("jane@" + customer + ".mail.example");
      if (i < 3) theirs.contacts.add("agency@agency.example");
      customers.put(customer, theirs);
      for (String database : Arrays.copyOf(new String[] {"a", "b", "c"}, Math.min(i, 3))) {
        conditions.put("mysql1/" + customer + "_" + database, Condition.UNTOUCHED);
        owners.put("mysql1/" + customer + "_" + database, customer);
      }
    }
  }

  /** As a customer file. */
  String file() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    customers.forEach((customer, theirs) ->
        file.append(
            "%s,%s,en,Europe/Rome,%s,%s.example,%s%n"
                .formatted(
                    customer,
                    customer.toUpperCase(java.util.Locale.ROOT),
                    theirs.contacts.stream()
                        .filter(each -> !each.startsWith("new"))
                        .collect(Collectors.joining(";")),
                    customer,
                    String.join(";", databasesOf(customer)))));
    return file.toString();
  }

  List<String> customers() {
    return List.copyOf(customers.keySet());
  }

  List<String> contacts(String customer) {
    return List.copyOf(customers.get(customer).contacts);
  }

  /** Those that somebody has. */
  List<String> databases() {
    return conditions.keySet().stream().filter(each -> owners.get(each) != null).toList();
  }

  List<String> damaged() {
    return databases().stream().filter(each -> isBad(conditions.get(each))).toList();
  }

  private List<String> databasesOf(String customer) {
    return conditions.keySet().stream().filter(each -> customer.equals(owners.get(each))).toList();
  }

  private static boolean isBad(Condition condition) {
    return condition == Condition.DAMAGED || condition == Condition.GIVEN_UP;
  }

  private boolean any(String customer, Condition... wanted) {
    return databasesOf(customer).stream().map(conditions::get).anyMatch(List.of(wanted)::contains);
  }

  /** Something of theirs was damaged, and all of that is back. */
  private boolean allBack(String customer) {
    return any(customer, Condition.BACK) && !any(customer, Condition.DAMAGED, Condition.GIVEN_UP);
  }

  void mode(NoticeEvent event, String mode) {
    if (mode.equals("off")) off.add(event);
  }

  void reported(String database, Reported what) {
    Condition before = conditions.get(database);
    Condition after =
        switch (what) {
          case NEEDED, RUNNING, FAILED, ON_HOLD -> Condition.DAMAGED;
          case GIVEN_UP -> Condition.GIVEN_UP;
          case DONE, CHECKED -> Condition.BACK;
          case WITHDRAWN ->
              before == Condition.UNTOUCHED ? Condition.UNTOUCHED : Condition.MISTAKEN;
        };
    conditions.put(database, after);
    Theirs theirs = customers.get(owners.get(database));
    if (before != after) count(theirs, before, after);
  }

  private static void count(Theirs theirs, Condition before, Condition after) {
    if (!isBad(before) && after != Condition.MISTAKEN) theirs.breaks++;
    if (after == Condition.BACK) theirs.finishes++;
    if (after == Condition.GIVEN_UP) theirs.losses++;
  }

  /**
   * @param over whether nobody works on their case any more
   */
  void comes(String customer, String address, boolean over) {
    customers.get(customer).contacts.add(address);
    told(customer, address).spared = over;
  }

  void goes(String customer, String address) {
    customers.get(customer).contacts.remove(address);
  }

  void moves(String database, @Nullable String to) {
    String from = owners.get(database);
    if (from == null || from.equals(to)) return;
    customers.get(from).somethingLeft = true;
    owners.put(database, to);
    if (to != null) count(customers.get(to), Condition.UNTOUCHED, conditions.get(database));
  }

  void discarded(Notice notice) {
    told(notice).spared = true;
  }

  private Told told(Notice notice) {
    return told(notice.customer().value(), notice.to().value());
  }

  private Told told(String customer, String address) {
    return told.computeIfAbsent(customer + " " + address, _ -> new Told());
  }

  /** A mail leaves at this moment. */
  void leaves(Notice notice, OutgoingMail mail) {
    String customer = notice.customer().value();
    assertThat(sent.add(notice.messageId())).as("the same notice once").isTrue();
    assertThat(customers.get(customer).contacts)
        .as("a registered contact of this customer")
        .contains(mail.to().address());
    Theirs theirs = customers.get(customer);
    Told person = told(notice);
    switch (notice.event()) {
      case ACKNOWLEDGED -> working(customer, person);
      case PROGRESS -> {
        assertThat(any(customer, Condition.DAMAGED, Condition.GIVEN_UP)).isTrue();
        working(customer, person);
      }
      case PARTLY_RESTORED -> {
        assertThat(any(customer, Condition.BACK)).as("something is back").isTrue();
        assertThat(allBack(customer)).as("all is back").isFalse();
        assertThat(theirs.finishes).as("news").isGreaterThan(person.finishesAtPart);
        person.finishesAtPart = theirs.finishes;
        person.heardOfBack = true;
        person.waits = true;
      }
      case RESTORED -> allClear(customer, theirs, person);
      case DAMAGED_AGAIN -> {
        assertThat(any(customer, Condition.DAMAGED, Condition.GIVEN_UP)).isTrue();
        assertThat(person.heardOfBack).as("we wrote to them that it is back").isTrue();
        assertThat(theirs.breaks).as("news").isGreaterThan(person.breaksAtBadNews);
        person.breaksAtBadNews = theirs.breaks;
        person.waits = true;
      }
      case NOT_RESTORED -> {
        assertThat(any(customer, Condition.GIVEN_UP)).as("something is given up").isTrue();
        assertThat(theirs.losses).as("news").isGreaterThan(person.lossesAtLoss);
        person.lossesAtLoss = theirs.losses;
        person.waits = true;
        person.heardOfBack |= any(customer, Condition.BACK);
      }
      case AFTERWARDS, READER, REPLY -> {}
    }
    person.lastOfAll = notice.event();
  }

  private void working(String customer, Told person) {
    assertThat(allBack(customer)).as("working on it, though it is back").isFalse();
    if (any(customer, Condition.DAMAGED, Condition.GIVEN_UP)) person.waits = true;
    person.heardOfBack |= any(customer, Condition.BACK);
  }

  private void allClear(String customer, Theirs theirs, Told person) {
    assertThat(any(customer, Condition.DAMAGED, Condition.GIVEN_UP)).as("damage").isFalse();
    if (allBack(customer))
      assertThat(theirs.breaks > person.breaksAtAllClear || person.waits).as("news").isTrue();
    else assertThat(person.waits).as("told of damage that was a mistake").isTrue();
    person.breaksAtAllClear = theirs.breaks;
    person.heardOfBack = true;
    person.waits = false;
  }

  /** Nothing that can leave waits: nobody is left with good news that is no longer true. */
  void quiet(List<Notice> notices, Predicate<String> isOver) {
    customers.forEach((customer, theirs) -> {
      if (any(customer, Condition.DAMAGED)
          && !isOver.test(customer)
          && !off.contains(NoticeEvent.DAMAGED_AGAIN))
        for (String contact : theirs.contacts) {
          Told person = told(customer, contact);
          if (person.lastOfAll == NoticeEvent.RESTORED && !person.spared)
            assertThat(waitsFor(notices, customer, contact, NoticeEvent.DAMAGED_AGAIN))
                .as(contact + " of " + customer + " still believes that all is well")
                .isTrue();
        }
    });
  }

  private static boolean waitsFor(
      List<Notice> notices, String customer, String contact, NoticeEvent event) {
    return notices.stream()
        .anyMatch(notice ->
            notice.customer().value().equals(customer)
                && notice.to().value().equals(contact)
                && notice.event() == event
                && WAITING.contains(notice.state()));
  }

  /** Everything was released, and had its time. */
  void settled(List<Notice> notices) {
    assertThat(notices)
        .as("nothing waits for ever")
        .noneMatch(notice -> WAITING.contains(notice.state()));
  }

  /** All is back, and everything was released. */
  void over(Predicate<String> isOver) {
    customers.forEach((customer, theirs) -> {
      if (isOver.test(customer)) return;
      for (String contact : theirs.contacts) {
        Told person = told(customer, contact);
        if (person.spared || theirs.somethingLeft) continue;
        assertThat(person.waits).as(contact + " of " + customer + " waits in vain").isFalse();
        if (allBack(customer))
          assertThat(person.breaksAtAllClear)
              .as(contact + " of " + customer + " was told the last of it")
              .isEqualTo(theirs.breaks);
      }
    });
  }
}
