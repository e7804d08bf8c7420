package app.allclear.demo;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** Rings on the console when an all-clear stands in a customer's own inbox. */
final class Bell implements Consumer<Drawers.Kept> {
  private final Console console;
  private final LinkedBlockingQueue<Drawers.Kept> rung = new LinkedBlockingQueue<>();

  Bell(Console console) {
    this.console = console;
  }

  /** Called in the conversation with the sender: looking things up there would hold it up. */
  @Override
  public void accept(Drawers.Kept mail) {
    if (!mail.address().equals(MailBytes.SUPPORT)) rung.add(mail);
  }

  void listenTo(Stage stage, Notices notices) {
    Thread.ofVirtual().start(() -> listen(stage, notices));
  }

  private void listen(Stage stage, Notices notices) {
    try {
      while (true) {
        Drawers.Kept mail = rung.take();
        String id = Notices.messageId(mail.raw());
        // The mail can be here before Allclear has written down that it was taken.
        Waiting.holdsWithin(Duration.ofSeconds(2), () -> notices.byMessageId().containsKey(id));
        var notice = notices.byMessageId().get(id);
        if (notice == null || !notice.path("event").asString().equals("restored")) continue;
        String customer = notice.path("customer").asString();
        console.say(
            "  all-clear for %s stands in %s's own inbox%s",
            customer, mail.address(), sinceReport(stage, customer, mail));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException _) {
      // Allclear is gone: the demonstration is ending.
    }
  }

  private static String sinceReport(Stage stage, String customer, Drawers.Kept mail) {
    return Latencies.lastReport(stage.journal, stage.cast.customer(customer))
        .map(at ->
            ", %.1f s after the restore was reported"
                .formatted(Duration.between(at, mail.received()).toMillis() / 1000.0))
        .orElse("");
  }
}
