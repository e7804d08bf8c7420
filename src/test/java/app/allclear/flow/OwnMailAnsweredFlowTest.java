package app.allclear.flow;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.incident.Attention;
import app.allclear.incident.StoredMessage;
import app.allclear.mail.Mails;
import app.allclear.restore.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What answers our own mail and says nothing may be a program's, and is not answered by itself. */
class OwnMailAnsweredFlowTest {
  private static final List<String> SAYING_NOTHING =
      List.of(
          "Hiya, we've got your mail. Chances are we're under a boat with a brush in each hand."
              + " Berths for spring: put your name on the list at the gate.",
          "Hallo, dein Brief liegt bei uns auf der Werkbank. Spätestens übermorgen meldet sich"
              + " jemand von uns. Lieferungen bitte über den Hof.",
          "Bonjour ! Votre message est bien arrivé entre deux fournées. Les gâteaux se commandent"
              + " trois jours avant.",
          "Gracias por escribir. Estamos con las manos en la masa y contestamos por la noche.",
          "Hei! Täällä leivotaan, ja munkit ovat uunissa. Kahvia saa aamulla.",
          "Tak for din mail, vi svarer så snart leret er tørt.",
          "ok, thanks");

  /** The same people, when they want something of us or tell us something. */
  private static final List<String> TELLING =
      List.of(
          "same here",
          "Still nothing, sorry to say.",
          "Any news",
          "I entered three orders since.",
          "We lost the guest list",
          "Bei uns auch.",
          "immer noch nichts",
          "Habe seit Samstag acht Termine eingetragen.",
          "Wann geht es weiter",
          "Bitte melden Sie sich bei mir.",
          "toujours rien",
          "Nous avons saisi six devis depuis.",
          "Pourquoi nous",
          "sigue igual",
          "Hemos metido dos facturas esta mañana.",
          "ancora niente",
          "Anche da noi, purtroppo.",
          "nog steeds niks",
          "nadal to samo",
          "Kiedy wrócą zdjęcia",
          "stále nic",
          "у нас тоже",
          "Are we affected too?");

  private Product product;

  @AfterEach
  void close() throws Exception {
    if (product != null) product.close();
  }

  private void begin(int customers) {
    StringBuilder file = new StringBuilder("id,name,locale,zone,contacts,sites,databases\n");
    for (int i = 0; i < customers; i++)
      file.append("k%1$d,K %1$d,en,,o@k%1$d.example,k%1$d.example,mysql1/db%1$d\n".formatted(i));
    product = Product.of(file.toString(), Map.of()).begin();
    product.declare();
    for (int i = 0; i < customers; i++) product.report("mysql1/db" + i, Reported.NEEDED);
  }

  private StoredMessage arrives(int customer, String text, String answered) {
    Mails mail = Mails.from("o@k%d.example".formatted(customer)).subject("Re: Outage").text(text);
    return product.arrives(answered == null ? mail : mail.answers(answered));
  }

  private List<String> unanswered(List<String> texts) {
    product.deliver();
    List<String> unanswered = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++)
      if (product.postman.to("o@k%d.example".formatted(i)).isEmpty()) unanswered.add(texts.get(i));
    return unanswered;
  }

  @Test
  void answersNothingThatAnswersUsAndSaysNothing() {
    begin(SAYING_NOTHING.size());
    List<StoredMessage> arrived = new ArrayList<>();
    for (int i = 0; i < SAYING_NOTHING.size(); i++)
      arrived.add(arrives(i, SAYING_NOTHING.get(i), "status-7@host.example"));
    assertThat(unanswered(SAYING_NOTHING)).isEqualTo(SAYING_NOTHING);
    assertThat(product.notices()).isEmpty();
    assertThat(arrived)
        .allSatisfy(message ->
            assertThat(message.reasons().toString())
                .contains("It answers our own mail, reports nothing and asks nothing"));
    // Bare thanks wait for nobody; all else stands before the operator.
    for (int i = 0; i < arrived.size(); i++)
      assertThat(product.incidentOf("k" + i).attention().contains(Attention.UNANSWERED))
          .as(SAYING_NOTHING.get(i))
          .isEqualTo(!arrived.get(i).thanks());
    assertThat(arrived).filteredOn(StoredMessage::thanks).hasSizeLessThan(3);
  }

  @Test
  void answersWhoeverTellsOrAsksSomething() {
    begin(TELLING.size());
    for (int i = 0; i < TELLING.size(); i++) arrives(i, TELLING.get(i), "status-7@host.example");
    assertThat(unanswered(TELLING)).isEmpty();
  }

  @Test
  void answersTheSameWordsWhereTheyAnswerNothingOfOurs() {
    List<String> texts = SAYING_NOTHING.subList(0, 3);
    begin(texts.size());
    for (int i = 0; i < texts.size(); i++)
      arrives(i, texts.get(i), i == 0 ? null : "abc@mail.elsewhere.example");
    assertThat(unanswered(texts)).isEmpty();
  }
}
