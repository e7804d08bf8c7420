package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.Mails;
import app.allclear.mail.OutgoingMail;
import app.allclear.mail.SendResult;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeState;
import app.allclear.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The power goes at every step of sending, and at every step of the life after that. A step is
 * before a commit, after a commit, before a mail is taken, or after it was taken and before we
 * heard of it. Whatever the step: nothing is lost, nothing arrives twice, nothing arrives at
 * anybody else, and what nobody can know stands in doubt.
 */
class InterruptionTest {
  /** More steps than one delivery has; that it is enough is checked. */
  private static final int STEPS = 14;

  /** The power is gone: nothing of this life runs on. */
  private static final class PowerCut extends Error {
    private static final long serialVersionUID = 1;

    PowerCut() {
      super("The power is gone.", null, false, false);
    }
  }

  private final Product product = Product.of(customers(), Map.of()).begin();
  private final List<OutgoingMail> taken = new ArrayList<>();
  private final Set<String> stepsMet = new TreeSet<>();
  private int steps;
  private int powerGoesAt = -1;
  private boolean watching;

  InterruptionTest() {
    product.clock.watch(() -> step("before a commit"));
    product.get(Store.class).changes().listen(() -> step("after a commit"));
    product.postman.answer(mail -> {
      step("before the mail is taken");
      taken.add(mail);
      step("after the mail is taken");
      return new SendResult.Accepted("250 ok");
    });
  }

  @AfterEach
  void close() throws Exception {
    product.close();
  }

  private static String customers() {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i <= (STEPS + 1) * (STEPS + 1); i++)
      file.append(
          "c%1$d,Customer %1$d,en,,c%1$d@site%1$d.example,site%1$d.example,mysql1/db%1$d\n"
              .formatted(i));
    return file.toString();
  }

  private void step(String what) {
    if (!watching) return;
    stepsMet.add(what);
    if (steps++ == powerGoesAt) throw new PowerCut();
  }

  @Test
  void losesAndDoublesNothingHoweverTwoLivesEnd() {
    product.declare();
    int customer = 0;
    int doubtful = 0;
    for (int first = 0; first <= STEPS; first++)
      for (int second = 0; second <= STEPS; second++)
        doubtful += liveThrice(customer++, first, second) ? 1 : 0;
    assertThat(stepsMet)
        .containsExactlyInAnyOrder(
            "before a commit",
            "after a commit",
            "before the mail is taken",
            "after the mail is taken");
    assertThat(steps).as("the last life ran to its end").isLessThan(STEPS);
    assertThat(doubtful).isPositive();
  }

  /** Two lives that end early, and one that does not; true where a doubt stayed. */
  private boolean liveThrice(int customer, int first, int second) {
    String address = "c%1$d@site%1$d.example".formatted(customer);
    taken.clear();
    watching = false;
    product.arrives(Mails.from(address).subject("site down").text("My site is down."));
    live(first);
    live(second);
    live(Integer.MAX_VALUE);
    String when = "power gone at steps %d and %d".formatted(first, second);
    List<Notice> notices =
        product.notices().stream().filter(n -> n.to().value().equals(address)).toList();
    assertThat(notices).as(when).hasSize(1);
    Notice notice = notices.getFirst();
    assertThat(taken).as(when).allMatch(mail -> mail.to().address().equals(address));
    assertThat(taken).as(when).hasSizeLessThanOrEqualTo(1);
    if (notice.state() == NoticeState.SENT) {
      assertThat(taken).as(when).hasSize(1);
      return false;
    }
    assertThat(notice.state()).as(when).isEqualTo(NoticeState.IN_DOUBT);
    settleByEvidence(notice, when);
    return true;
  }

  /** One life, ended at the step; the next one begins with what the store holds. */
  private void live(int step) {
    steps = 0;
    powerGoesAt = step;
    watching = true;
    try {
      // As a start does; the object itself holds no state.
      Deliveries deliveries = product.get(Deliveries.class);
      deliveries.expireAll();
      while (deliveries.deliverNext()) continue;
    } catch (PowerCut _) {
      // What this test is about.
    } finally {
      watching = false;
    }
  }

  /** A copy that came back settles the doubt; without one the operator has it sent, once. */
  private void settleByEvidence(Notice notice, String when) {
    if (taken.isEmpty()) product.acts().settleDoubt(notice.id(), false);
    else product.arrives(copyOf(taken.getFirst()));
    live(Integer.MAX_VALUE);
    assertThat(product.notices())
        .as(when)
        .allSatisfy(n -> {
          if (n.id().equals(notice.id())) assertThat(n.state()).isEqualTo(NoticeState.SENT);
        });
    assertThat(taken).as(when).hasSize(1);
  }

  private static Mails copyOf(OutgoingMail mail) {
    return Mails.from(mail.from().address())
        .subject(mail.subject())
        .messageId(mail.messageId())
        .header("Auto-Submitted", "auto-replied")
        .text(mail.text());
  }
}
