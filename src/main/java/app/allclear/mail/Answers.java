package app.allclear.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.eclipse.angus.mail.imap.protocol.UIDSet;

/** Reads what an IMAP server answered: RFC 9051, section 7. Everything unasked for is skipped. */
final class Answers {
  private Answers() {}

  static Set<Long> uids(Response[] answers) {
    Set<Long> uids = new HashSet<>();
    for (Response each : answers)
      if (each instanceof IMAPResponse answer && answer.keyEquals("SEARCH"))
        for (long uid = answer.readLong(); uid != -1; uid = answer.readLong()) uids.add(uid);
    return uids;
  }

  static Map<Long, Long> sizes(Response[] answers) {
    Map<Long, Long> sizes = new HashMap<>();
    for (Response each : answers) {
      if (!(each instanceof FetchResponse answer)) continue;
      UID uid = answer.getItem(UID.class);
      RFC822SIZE size = answer.getItem(RFC822SIZE.class);
      if (uid != null && size != null) sizes.put(uid.uid, size.size);
    }
    return sizes;
  }

  /** Only copies that were asked for and have a body. */
  static List<Arrival> arrivals(
      Response[] answers,
      String mailbox,
      String folder,
      long uidValidity,
      Collection<Long> wanted,
      Instant otherwise) {
    Set<Long> open = new HashSet<>(wanted);
    List<Arrival> arrivals = new ArrayList<>();
    for (Response each : answers) {
      if (!(each instanceof FetchResponse answer)) continue;
      UID uid = answer.getItem(UID.class);
      BODY body = answer.getItem(BODY.class);
      ByteArray bytes = body == null ? null : body.getByteArray();
      if (uid == null || bytes == null || !open.remove(uid.uid)) continue;
      INTERNALDATE date = answer.getItem(INTERNALDATE.class);
      Instant received =
          date == null || date.getDate() == null ? otherwise : date.getDate().toInstant();
      byte[] raw =
          Arrays.copyOfRange(
              bytes.getBytes(), bytes.getStart(), bytes.getStart() + bytes.getCount());
      arrivals.add(new Arrival(new CopyId(mailbox, folder, uidValidity, uid.uid), received, raw));
    }
    return arrivals;
  }

  static String set(Collection<Long> uids) {
    long[] sorted = uids.stream().mapToLong(Long::longValue).sorted().toArray();
    return UIDSet.toString(UIDSet.createUIDSets(sorted));
  }

  /** The text of an answer: {@code [CODE] words}, without tag, OK, NO, BAD or BYE. */
  static String words(Response answer) {
    String text = NetworkTrouble.line(answer.toString());
    return text.replaceFirst("^\\S+ (?i:OK|NO|BAD|BYE) *", "").replaceFirst("\\.$", "");
  }
}
