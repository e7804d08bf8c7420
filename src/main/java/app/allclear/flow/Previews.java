package app.allclear.flow;

import app.allclear.notice.Composed;
import app.allclear.notice.Composer;
import app.allclear.notice.NoticeId;
import app.allclear.notice.Notices;
import app.allclear.store.Transactions;
import java.time.Clock;
import java.util.Optional;

/** Words notices that have not left yet as they would leave now. Safe for any thread. */
public final class Previews {
  private final Transactions transactions;
  private final Notices notices;
  private final Settlement settlement;
  private final Composer composer;
  private final Clock clock;

  Previews(
      Transactions transactions,
      Notices notices,
      Settlement settlement,
      Composer composer,
      Clock clock) {
    this.transactions = transactions;
    this.notices = notices;
    this.settlement = settlement;
    this.composer = composer;
    this.clock = clock;
  }

  /** Empty where there is no such notice, or where its customer or outage is gone. */
  public Optional<Composed> of(NoticeId id) {
    return transactions.view(() ->
        notices
            .find(id)
            .flatMap(notice ->
                settlement
                    .situation(notice.incident())
                    .map(situation -> composer.draft(notice, situation, clock.instant()))));
  }
}
