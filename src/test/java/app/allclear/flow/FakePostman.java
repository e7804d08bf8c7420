package app.allclear.flow;

import app.allclear.mail.OutgoingMail;
import app.allclear.mail.Postman;
import app.allclear.mail.SendResult;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Records what is sent, and answers as it is told. */
final class FakePostman implements Postman {
  private final List<OutgoingMail> tried = new CopyOnWriteArrayList<>();
  private volatile Function<OutgoingMail, SendResult> answer =
      _ -> new SendResult.Accepted("250 ok");

  @Override
  public SendResult send(OutgoingMail mail) {
    tried.add(mail);
    return answer.apply(mail);
  }

  void answer(Function<OutgoingMail, SendResult> answer) {
    this.answer = answer;
  }

  List<OutgoingMail> tried() {
    return tried;
  }

  List<OutgoingMail> to(String address) {
    return tried.stream().filter(mail -> mail.to().address().equals(address)).toList();
  }
}
