package app.allclear.flow;

import app.allclear.customer.CustomerId;
import app.allclear.customer.EmailAddress;
import app.allclear.incident.Incident;
import app.allclear.incident.OutageId;
import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.notice.NoticeState;
import app.allclear.restore.Reported;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A day on which anything may happen to a few customers, in any order: databases break, come back,
 * are given up, move or leave; contacts write, come and go; the operator announces, releases,
 * discards, pauses and ends the outage. Every mail that leaves is shown to {@link WhatIsTrue} at
 * that moment.
 */
final class RandomDay implements AutoCloseable {
  private static final List<String> MODES =
      List.of("automatic", "automatic", "automatic", "hold", "first", "off");
  private static final Duration STEP = Duration.ofMinutes(5);
  private static final Duration LATER = Duration.ofHours(3);

  private final Random random;
  private final WhatIsTrue truth;
  private final Product product;
  private final OutageId outage;
  private final List<String> acts = new ArrayList<>();
  private boolean ended;
  private int edits;

  RandomDay(long seed) throws IOException {
    random = new Random(seed);
    truth = new WhatIsTrue();
    Map<String, String> settings = settings();
    acts.add("seed " + seed + " " + settings);
    product = Product.of(truth.file(), settings);
    product.postman.answer(this::leaves);
    product.begin();
    outage = product.declare();
  }

  private Map<String, String> settings() {
    Map<String, String> settings = new HashMap<>();
    boolean usual = random.nextInt(4) == 0;
    for (NoticeEvent event : NoticeEvent.WORDED)
      if (!usual) settings.put("allclear.notices.events." + event.slug(), mode(event));
    if (random.nextBoolean()) settings.put("allclear.notices.most-a-day", "1000");
    return settings;
  }

  /** Without all-clears nobody can be owed one; the other events may be off. */
  private String mode(NoticeEvent event) {
    String mode = MODES.get(random.nextInt(MODES.size()));
    if (event == NoticeEvent.RESTORED && mode.equals("off")) return "automatic";
    truth.mode(event, mode);
    return mode;
  }

  private SendResult leaves(OutgoingMail mail) {
    if (random.nextInt(12) == 0) return new SendResult.RefusedForNow("451 later");
    Notice notice =
        product.notices().stream()
            .filter(each -> each.messageId().equals(mail.messageId()))
            .findFirst()
            .orElseThrow();
    acts.add("  " + notice.customer() + " → " + mail.to().address() + ": " + words(notice));
    truth.leaves(notice, mail);
    return new SendResult.Accepted("250 ok");
  }

  private static String words(Notice notice) {
    return notice.event().slug() + " " + notice.round();
  }

  /** What was done, and what left, for whoever looks for the fault. */
  String story() {
    return String.join("\n", acts);
  }

  void act(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      act();
      if (random.nextInt(3) > 0) deliver();
    }
  }

  private void act() throws IOException {
    product.forward(STEP);
    switch (random.nextInt(20)) {
      case 0, 1, 2, 3, 4, 5, 6, 7, 8 -> somethingHappensToADatabase();
      case 9, 10, 11 -> somebodyWrites();
      case 12 -> contactComes();
      case 13 -> contactGoes();
      case 14 -> databaseMovesOrLeaves();
      case 15 -> announce();
      case 16 -> releaseAll();
      case 17 -> discardOne();
      case 18 -> closeOrReopen();
      default -> timePasses();
    }
  }

  private void somethingHappensToADatabase() {
    String database = pick(truth.databases());
    Reported what = pick(List.of(Reported.values()));
    if (what == Reported.CHECKED) what = Reported.DONE;
    acts.add(database + " is reported " + what);
    truth.reported(database, what);
    product.report(database, what);
  }

  private void somebodyWrites() {
    String customer = pick(truth.customers());
    List<String> contacts = truth.contacts(customer);
    if (contacts.isEmpty()) return;
    String from = pick(contacts);
    acts.add(from + " writes");
    product.arrives(
        Mails.from(from).subject("down").text("My " + customer + ".example does not work."));
    product.forward(Duration.ofMinutes(3));
  }

  private void contactComes() {
    String customer = pick(truth.customers());
    String address = "new" + edits++ + "@" + customer + ".mail.example";
    acts.add(address + " becomes a contact");
    truth.comes(customer, address, isOver(customer));
    product.acts().registerContact(new CustomerId(customer), address(address), null);
  }

  private void contactGoes() {
    String customer = pick(truth.customers());
    List<String> registered =
        truth.contacts(customer).stream().filter(each -> each.startsWith("new")).toList();
    if (registered.isEmpty()) return;
    String address = pick(registered);
    acts.add(address + " is no contact any more");
    truth.goes(customer, address);
    product.acts().withdrawContact(new CustomerId(customer), address(address));
  }

  private void databaseMovesOrLeaves() throws IOException {
    String database = pick(truth.databases());
    String to = random.nextBoolean() ? pick(truth.customers()) : null;
    acts.add(database + " now belongs to " + to);
    truth.moves(database, to);
    product.directory(truth.file());
  }

  private void announce() {
    if (ended) return;
    acts.add("progress is announced");
    product.acts().announce(outage, NoticeEvent.PROGRESS, "");
  }

  private void releaseAll() {
    acts.add("all that is held is released");
    for (Notice notice : product.notices())
      if (notice.state() == NoticeState.HELD) product.acts().release(notice.id());
  }

  private void discardOne() {
    List<Notice> held =
        product.notices().stream().filter(each -> each.state() == NoticeState.HELD).toList();
    if (held.isEmpty()) return;
    Notice notice = pick(held);
    acts.add("discarded for " + notice.to() + ": " + words(notice));
    truth.discarded(notice);
    product.acts().discard(notice.id());
  }

  private void closeOrReopen() {
    List<Incident> incidents = product.incidents();
    if (incidents.isEmpty()) return;
    Incident incident = pick(incidents);
    acts.add((incident.open() ? "closes " : "reopens ") + incident.customer());
    if (incident.open()) product.acts().close(incident.id());
    else
      try {
        product.acts().reopen(incident.id());
      } catch (ActRefused refused) {
        acts.add("  " + refused.getMessage());
      }
  }

  private void timePasses() {
    acts.add("hours pass");
    product.forward(LATER);
    if (random.nextInt(8) > 0 || ended) return;
    acts.add("the outage is ended");
    ended = true;
    product.acts().change(outage, null, product.clock.instant());
  }

  private void deliver() {
    product.deliver();
    truth.quiet(product.notices(), this::isOver);
  }

  /** Everything that waits for a human is released, and everything that waits for time leaves. */
  void settle() {
    acts.add("everything is released");
    for (int i = 0; i < 6; i++) {
      releaseAll();
      product.forward(LATER);
      product.deliver();
    }
    truth.settled(product.notices());
  }

  /** Whatever is damaged comes back. */
  void allComesBack() {
    for (String database : truth.damaged()) {
      product.forward(STEP);
      acts.add(database + " comes back at last");
      truth.reported(database, Reported.DONE);
      product.report(database, Reported.DONE);
    }
    settle();
    truth.over(this::isOver);
  }

  /** Nobody works on a customer's case any more: it was closed, or never belonged to the outage. */
  private boolean isOver(String customer) {
    return product.incidents().stream()
        .noneMatch(each ->
            each.open()
                && outage.equals(each.outage())
                && each.customer().value().equals(customer));
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static EmailAddress address(String value) {
    return EmailAddress.of(value).orElseThrow();
  }

  @Override
  public void close() throws IOException {
    product.close();
  }
}
