package app.allclear.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.eclipse.angus.mail.imap.protocol.UIDSet;

/**
 * Just enough of an IMAP server with one folder INBOX, and a way to misbehave at any command: a
 * reaction is asked first, and where it returns false the usual answer follows.
 */
final class ScriptedImap implements AutoCloseable {
  interface Reaction {
    boolean to(ScriptedServer.Line line, String tag, String command) throws IOException;
  }

  final NavigableMap<Long, byte[]> mails = new ConcurrentSkipListMap<>();
  volatile String capabilities = "IMAP4rev1 IDLE";
  volatile String greeting = "* OK at your service";
  volatile String date = "\"17-Nov-2026 02:44:25 +0000\"";
  volatile long uidValidity = 7;
  private final List<Map.Entry<String, Reaction>> reactions = new CopyOnWriteArrayList<>();
  private final ScriptedServer server = new ScriptedServer(this::serve);

  ScriptedImap with(int number) {
    for (long uid = 1; uid <= number; uid++) mails.put(uid, Watched.about("mail " + uid));
    return this;
  }

  /** {@code start} is how the command begins, such as {@code UID FETCH 3}. */
  ScriptedImap at(String start, Reaction reaction) {
    reactions.addFirst(Map.entry(start, reaction));
    return this;
  }

  int port() {
    return server.port();
  }

  int connections() {
    return server.connections();
  }

  /** The commands heard, without their tags. */
  List<String> heard() {
    return server.heard.stream().map(line -> line.replaceFirst("^[A-Z]+[0-9]+ ", "")).toList();
  }

  long times(String start) {
    return heard().stream().filter(command -> command.startsWith(start)).count();
  }

  @Override
  public void close() {
    server.close();
  }

  private void serve(ScriptedServer.Line line) throws IOException {
    line.say(greeting);
    for (String heard = line.hear(); heard != null; heard = line.hear()) {
      String[] words = heard.split(" ", 2);
      String command = words.length == 2 ? words[1] : "";
      boolean done = false;
      for (Map.Entry<String, Reaction> each : reactions)
        if (!done && command.startsWith(each.getKey()))
          done = each.getValue().to(line, words[0], command);
      if (!done) answer(line, words[0], command);
    }
  }

  private void answer(ScriptedServer.Line line, String tag, String command) throws IOException {
    if (command.startsWith("CAPABILITY")) line.say("* CAPABILITY " + capabilities);
    if (command.startsWith("LIST")) {
      line.say("* LIST () \"/\" INBOX");
      line.say("* LIST () \"/\" Junk");
    }
    if (command.startsWith("EXAMINE")) {
      line.say("* " + mails.size() + " EXISTS");
      line.say("* OK [UIDVALIDITY " + uidValidity + "] numbers");
    }
    if (command.startsWith("UID SEARCH UID")) {
      long uid = Long.parseLong(command.substring(15));
      line.say("* SEARCH" + (mails.containsKey(uid) ? " " + uid : ""));
    } else if (command.startsWith("UID SEARCH"))
      line.say(
          "* SEARCH "
              + mails.keySet().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    if (command.startsWith("UID FETCH")) fetch(line, command);
    if (command.startsWith("IDLE")) {
      line.say("+ idling");
      line.hear();
    }
    line.say(tag + " OK done");
  }

  private void fetch(ScriptedServer.Line line, String command) throws IOException {
    for (long uid : asked(command)) {
      if (!mails.containsKey(uid)) continue;
      if (command.contains("RFC822.SIZE"))
        line.say("* 1 FETCH (UID " + uid + " RFC822.SIZE " + mails.get(uid).length + ")");
      else line.say(copy(uid, command));
    }
  }

  /** The answer that carries a whole mail, literal and all. */
  byte[] copy(long uid, String command) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String dated = command.contains("INTERNALDATE") ? " INTERNALDATE " + date : "";
    String head = "* 1 FETCH (UID " + uid + dated + " BODY[] {" + mails.get(uid).length + "}\r\n";
    bytes.writeBytes(head.getBytes(ISO_8859_1));
    bytes.writeBytes(mails.get(uid));
    bytes.writeBytes(")\r\n".getBytes(ISO_8859_1));
    return bytes.toByteArray();
  }

  static List<Long> asked(String command) {
    List<Long> uids = new ArrayList<>();
    UIDSet[] sets = UIDSet.parseUIDSets(command.split(" ")[2]);
    Arrays.stream(UIDSet.toArray(sets)).forEach(uids::add);
    return uids;
  }

  /** Whether the command fetches the body of this mail, perhaps among others. */
  static boolean bodyOf(long uid, String command) {
    return command.contains("BODY.PEEK[]") && asked(command).contains(uid);
  }

  static boolean aloneBodyOf(long uid, String command) {
    return bodyOf(uid, command) && asked(command).size() == 1;
  }
}
