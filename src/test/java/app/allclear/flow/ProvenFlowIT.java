package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.allclear.incident.Attention;
import app.allclear.notice.Notice;
import app.allclear.notice.NoticeEvent;
import app.allclear.restore.DatabaseStatus;
import app.allclear.restore.Health;
import app.allclear.restore.Reported;
import app.allclear.restore.RestoreState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rounds of probes of a real server: what they check and prove, and what takes it back. */
class ProvenFlowIT extends ProbedProduct {
  @Test
  void checkOneDatabaseAtAConfirmedClick() throws IOException {
    create("carl_db", "orders", "users");
    server.run("USE carl_db", "INSERT INTO carl_db.orders SELECT seq, 'x' FROM seq_1_to_5000");
    begin();
    round(CARL);
    round(CARL);
    server.stop();
    Path data = server.data().resolve("carl_db/orders.MYD");
    byte[] bytes = Files.readAllBytes(data);
    for (int i = bytes.length / 2; i < bytes.length / 2 + 4_000; i++) bytes[i] = (byte) 0xA5;
    Files.write(data, bytes);
    server.resume();
    assertThat(round(CARL).health()).as("each table opens").isEqualTo(Health.HEALTHY);
    TableCheckActs checks = product.get(TableCheckActs.class);
    assertThatThrownBy(() -> checks.ask(CARL, false)).hasMessageContaining("can end a server");
    checks.ask(CARL, true);
    DatabaseStatus found = round(CARL);
    assertThat(found.restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(found.detail()).contains("Table orders is damaged: CHECK TABLE");
    assertThat(found.tableChecks().asked()).as("used up").isNull();
    assertThat(log()).anyMatch(text -> text.contains("as you asked: Table orders is damaged"));
    assertThat(round(CARL).health()).isEqualTo(Health.DAMAGED);
  }

  @Test
  void provesTwiceWithAPauseBetweenAndAgainAfterARestart() {
    create("carl_db", "orders", "users");
    begin("allclear.servers[0].deep", "true");
    round(CARL);
    round(CARL);
    declareNow();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/dora_db", Reported.RUNNING);
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.PROVING);
    assertThat(product.notices(NoticeEvent.RESTORED)).isEmpty();
    DatabaseStatus restored = round(CARL);
    assertThat(restored.restore()).isEqualTo(RestoreState.RESTORED);
    assertThat(restored.detail()).contains("CHECK TABLE found nothing wrong, twice");
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);

    product.forward(Duration.ofMinutes(30));
    server.restart();
    round(CARL);
    assertThat(status(CARL).restore()).isEqualTo(RestoreState.PROVING);
    assertThat(status(DORA).attention()).contains("restarted", "look at it");
    assertThat(round(CARL).restore()).as("checked once").isEqualTo(RestoreState.PROVING);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.RESTORED);
    product.deliver();
    assertThat(product.notices(NoticeEvent.RESTORED)).as("no second all-clear").hasSize(1);
  }

  @Test
  void takesTheAllClearBackWhenARestoredDatabaseBreaksAgain() {
    create("carl_db", "orders", "users");
    begin();
    round(CARL);
    round(CARL);
    declareNow();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.RESTORED);
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
    product.acts().close(product.incidentOf("carl").id());
    server.run("DROP TABLE carl_db.users");
    roundAfter(Duration.ofSeconds(1), CARL);
    assertThat(roundAfter(Duration.ofSeconds(1), CARL).restore()).isEqualTo(RestoreState.NEEDED);
    assertThat(product.incidentOf("carl").open()).isTrue();
    assertThat(product.incidentOf("carl").attention()).contains(Attention.DAMAGED_AGAIN);
    assertThat(product.notices(NoticeEvent.DAMAGED_AGAIN))
        .extracting(Notice::to)
        .extracting(Object::toString)
        .containsExactly("carl@carl.example");
  }

  @Test
  void looksOnceMoreBeforeAnAllClearLeaves() {
    proveCarl();
    server.run("DROP TABLE carl_db.users");
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).isEmpty();
    assertThat(product.notices(NoticeEvent.RESTORED).getFirst().reason())
        .contains("did not find it good", "Table users is missing");
    create("carl_db", "users");
    product.forward(Duration.ofMinutes(10));
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
  }

  @Test
  void giveNoAllClearWhileTheServerDoesNotAnswer() throws Exception {
    proveCarl();
    server.freeze();
    try {
      product.deliver();
    } finally {
      server.thaw();
    }
    assertThat(product.postman.to("carl@carl.example")).isEmpty();
    assertThat(product.notices(NoticeEvent.RESTORED).getFirst().reason())
        .contains("did not find it good", "does not answer");
    product.forward(Duration.ofMinutes(10));
    product.deliver();
    assertThat(product.postman.to("carl@carl.example")).hasSize(1);
  }

  private void proveCarl() {
    create("carl_db", "orders", "users");
    begin();
    round(CARL);
    round(CARL);
    declareNow();
    product.report("mysql1/carl_db", Reported.NEEDED);
    product.report("mysql1/carl_db", Reported.DONE);
    assertThat(round(CARL).restore()).isEqualTo(RestoreState.RESTORED);
  }

  @Test
  void tryACheckOnceForEachClick() {
    create("carl_db", "orders");
    begin();
    round(CARL);
    product.get(TableCheckActs.class).ask(CARL, true);
    server.stop();
    try {
      assertThat(round(CARL).tableChecks().asked()).isNull();
      assertThat(log()).anyMatch(text -> text.contains("as you asked: Cannot reach server mysql1"));
    } finally {
      server.resume();
    }
    round(CARL);
    assertThat(log()).filteredOn(text -> text.contains("as you asked")).hasSize(1);
  }
}
