package app.allclear.web.page;

import app.allclear.customer.Directories;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import java.util.List;

/** Addresses whose mail came back in the outage under way, as the page of notices shows them. */
final class RestingBoard {
  private final Outages outages;
  private final Suspensions suspensions;
  private final Directories directory;
  private final Times times;

  RestingBoard(Outages outages, Suspensions suspensions, Directories directory, Times times) {
    this.outages = outages;
    this.suspensions = suspensions;
    this.directory = directory;
    this.times = times;
  }

  /**
   * One address.
   *
   * @param rests whether mail to it waits at the moment
   */
  public record RestingView(
      String address,
      String customerName,
      String reason,
      int bounces,
      Moment retryAt,
      boolean rests) {}

  List<RestingView> rows() {
    return outages.current().map(Outage::id).map(suspensions::in).orElse(List.of()).stream()
        .map(this::row)
        .toList();
  }

  private RestingView row(Suspension suspension) {
    return new RestingView(
        suspension.address().value(),
        MessageViews.name(directory.inForce(), suspension.customer()),
        suspension.reason(),
        suspension.bounces(),
        times.of(suspension.retryAt()),
        suspension.retryAt().isAfter(times.now()));
  }
}
