package app.allclear.flow;

import app.allclear.mail.OutgoingMail;
import app.allclear.mail.Postman;
import app.allclear.mail.SendResult;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/** Records what is sent, and answers as it is told. */
final class FakePostman implements Postman {
  private final Queue<OutgoingMail> tried = new ConcurrentLinkedQueue<>();
  private volatile Function<OutgoingMail, SendResult> answer =
      _ -> new SendResult.Accepted("250 ok");

  private volatile boolean forgets;

  @Override
  public SendResult send(OutgoingMail mail) {
    if (!forgets) tried.add(mail);
    return answer.apply(mail);
  }

  void answer(Function<OutgoingMail, SendResult> answer) {
    this.answer = answer;
  }

  /** Records nothing from now on: for measurements. */
  void forget() {
    forgets = true;
  }

  List<OutgoingMail> tried() {
    return List.copyOf(tried);
  }

  List<OutgoingMail> to(String address) {
    return tried.stream().filter(mail -> mail.to().address().equals(address)).toList();
  }
}
