package app.allclear.web.api;

import app.allclear.customer.EmailAddress;
import app.allclear.flow.OperatorActs;
import app.allclear.incident.Outage;
import app.allclear.incident.Outages;
import app.allclear.notice.Suspension;
import app.allclear.notice.Suspensions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/notices/suspended}: addresses whose mail came back in the outage under way. */
@RestController
@RequestMapping("/api/notices/suspended")
class RestingApi {
  private final Outages outages;
  private final Suspensions suspensions;
  private final OperatorActs acts;

  RestingApi(Outages outages, Suspensions suspensions, OperatorActs acts) {
    this.outages = outages;
    this.suspensions = suspensions;
    this.acts = acts;
  }

  record Chosen(@Nullable String address) {}

  record AddressJson(
      String address,
      String customer,
      String reason,
      int bounces,
      Instant bouncedAt,
      Instant retryAt) {
    static AddressJson of(Suspension suspension) {
      return new AddressJson(
          suspension.address().value(),
          suspension.customer().value(),
          suspension.reason(),
          suspension.bounces(),
          suspension.bouncedAt(),
          suspension.retryAt());
    }
  }

  @GetMapping
  Map<String, @Nullable Object> list() {
    List<AddressJson> addresses =
        outages.current().map(Outage::id).map(suspensions::in).orElse(List.of()).stream()
            .map(AddressJson::of)
            .toList();
    return Listing.of("addresses", addresses, null);
  }

  @PostMapping("/lift")
  Map<String, Boolean> lift(@RequestBody Chosen chosen) {
    String written = chosen.address() == null ? "" : chosen.address();
    acts.lift(
        EmailAddress.of(written).orElseThrow(() -> Asked.notThere("resting address", written)));
    return Map.of("lifted", true);
  }
}
