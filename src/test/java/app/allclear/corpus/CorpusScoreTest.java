package app.allclear.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The arithmetic, by hand, over six mails: a scorer that can't find fault proves nothing. */
class CorpusScoreTest {
  private static final Path TINY = Path.of("src/test/resources/corpus/tiny");
  private static final String ANNA = "anna@bakery-lindau.example";

  private final Corpus tiny = Corpus.read(TINY);

  private static Found found(String customers, String databases, String sender, boolean automatic) {
    Set<String> ids = words(customers);
    return new Found(
        ids.isEmpty() ? "none" : "certain",
        ids,
        words(databases),
        ids,
        sender,
        automatic,
        List.of());
  }

  private static Set<String> words(String text) {
    return text.isEmpty() ? Set.of() : Set.copyOf(Arrays.asList(text.split(" ")));
  }

  /** One mail right in everything; one left alone; one of two; one wrong; two half right. */
  private Score mixed(SentNotice... notices) {
    return Score.of(
        new Outcome(
            tiny,
            List.of(
                found("c1", "mysql1/bl_wp mysql1/hc_main", "contact", false),
                found("", "", "stranger", false),
                found("c2", "mysql1/hc_main", "contact", false),
                found("c2", "", "machine", false),
                found("c1", "", "stranger", false),
                found("c2", "", "contact", true)),
            List.of(notices),
            List.of()));
  }

  @Test
  void countsCustomersAsSets() {
    Score score = mixed();
    assertThat(score.exact()).isEqualTo(new Ratio(3, 6));
    assertThat(score.wrong()).isEqualTo(new Ratio(1, 6));
  }

  @Test
  void countsDatabasesButForDebatableOnes() {
    assertThat(mixed().databasePrecision()).isEqualTo(new Ratio(1, 2));
    assertThat(mixed().databaseRecall()).isEqualTo(new Ratio(1, 2));
  }

  @Test
  void groupsAsTheDefinitionSays() {
    BCubed grouping = mixed().grouping();
    // Mails 3, 4 and 6 share a group found: 2/3, 1/3 and 2/3; the others stand well.
    assertThat(grouping.precision()).isCloseTo((1 + 1 + 2 / 3d + 1 / 3d + 1 + 2 / 3d) / 6, tiny());
    // Mails 1, 2 and 5 belong together, 2 was left out; 3 belongs with two customers and got one.
    assertThat(grouping.recall())
        .isCloseTo((2 / 3d + 1 / 3d + (1 / 2d + 1) / 2 + 1 + 2 / 3d + 1) / 6, tiny());
    assertThat(grouping.f1()).isCloseTo(0.756371, within(1e-6));
  }

  private static org.assertj.core.data.Offset<Double> tiny() {
    return within(1e-9);
  }

  @Test
  void aMailWithoutCustomersIsAGroupOfItsOwn() {
    List<Set<String>> alone = List.of(Set.of(), Set.of());
    assertThat(BCubed.of(alone, alone).f1()).isEqualTo(1);
    List<Set<String>> together = List.of(Set.of("x"), Set.of("x"));
    assertThat(BCubed.of(together, alone).precision()).isEqualTo(0.5);
    assertThat(BCubed.of(together, alone).recall()).isEqualTo(1);
  }

  @Test
  void countsSendersAndMachines() {
    Score score = mixed();
    assertThat(score.senders()).isEqualTo(new Ratio(4, 6));
    assertThat(score.machineRecall()).isEqualTo(new Ratio(0, 1));
    assertThat(score.humansCalledMachines()).isEqualTo(new Ratio(1, 5));
  }

  @Test
  void findsPrivateNoticesThatMustNotLeave() {
    String turid = "turid.moen.1951@gmail.com";
    assertThat(mixed(notice("c1", ANNA, 0), alone("c1", ANNA)).wrongNotices()).isEmpty();
    assertThat(mixed(notice("c1", ANNA, 4)).wrongNotices())
        .singleElement()
        .asString()
        .contains("forged");
    assertThat(mixed(notice("c2", turid, 5)).wrongNotices())
        .singleElement()
        .asString()
        .contains("not registered");
    assertThat(mixed(notice("c2", ANNA, 0)).wrongNotices()).hasSize(1);
    assertThat(mixed(notice("c1", ANNA, 1)).wrongNotices())
        .singleElement()
        .asString()
        .contains("did not write");
    assertThat(mixed(alone("c2", "kai@harbour-choir.example")).wrongNotices())
        .singleElement()
        .asString()
        .contains("wrote nothing");
    assertThat(mixed(new SentNotice("c2", turid, "reader", false, 5)).wrongNotices()).isEmpty();
  }

  @Test
  void tellsNoticesThatWentToTheRightPersonForTheWrongMail() {
    Score score = mixed(notice("c2", "desk@pixelhut.example", 2));
    assertThat(score.misdirected()).isEmpty();
    assertThat(mixed(notice("c2", "desk@pixelhut.example", 1)).misdirected()).hasSize(1);
  }

  private static SentNotice notice(String customer, String to, int answers) {
    return new SentNotice(customer, to, "acknowledged", true, answers);
  }

  private static SentNotice alone(String customer, String to) {
    return new SentNotice(customer, to, "acknowledged", true, null);
  }

  @Test
  void printsEveryFaultBesideTheLabel() {
    List<Found> found = new ArrayList<>(tiny.mails().stream().map(_ -> Found.MISSING).toList());
    found.set(3, found("c3", "", "stranger", false));
    String text =
        new Report(new Outcome(tiny, found, List.of(), List.of())).text(Report.Mails.MISREAD);
    assertThat(text)
        .contains("exact customer sets     0.1667 (1 of 6)")
        .contains("0004-newsletter.eml  [WRONG CUSTOMER, sender, machine not seen]")
        .contains("nobody; databases none; sender machine; automatic (newsletter: A wholesaler's");
  }

  @Test
  void simplerWaysFallShortOfThisToo() {
    Baselines baselines = new Baselines(tiny);
    assertThat(Score.of(baselines.helpDesk()).exact()).isEqualTo(new Ratio(3, 6));
    Score literal = Score.of(baselines.literal());
    assertThat(literal.exact()).isEqualTo(new Ratio(6, 6));
    assertThat(literal.wrongNotices()).singleElement().asString().contains("forged");
    assertThat(Score.of(baselines.subjects()).grouping().recall()).isLessThan(1);
  }

  @Test
  void matcherReadsTheSixAsLabelled() {
    Score score = Score.of(QuickPath.run(tiny));
    assertThat(score.misses()).flatExtracting(Miss::faults).isEmpty();
    assertThat(score.wrongNotices()).isEmpty();
    assertThat(score.notices()).isEqualTo(3);
  }

  @Test
  void refusesACorpusThatContradictsItself(@TempDir Path folder) throws IOException {
    for (String name : List.of("customers.csv", "outage.csv", "labels.csv"))
      Files.copy(TINY.resolve(name), folder.resolve(name));
    Files.createDirectory(folder.resolve("mails"));
    assertThatThrownBy(() -> Corpus.read(folder))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("labels without a mail");
    for (LabelledMail mail : tiny.mails())
      Files.write(folder.resolve("mails").resolve(mail.file()), mail.raw());
    String labels = Files.readString(TINY.resolve("labels.csv"));
    Files.writeString(
        folder.resolve("labels.csv"), labels.replace("?c1", "?c9").replace("bl_wp", "bl_wq"));
    assertThatThrownBy(() -> Corpus.read(folder))
        .hasMessageContaining("there is no customer c9")
        .hasMessageContaining("nobody has the database mysql1/bl_wq");
  }
}
