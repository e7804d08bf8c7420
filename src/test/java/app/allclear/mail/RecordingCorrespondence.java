package app.allclear.mail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An owner of messages that keeps them in memory, and can be told to fail. */
class RecordingCorrespondence implements Correspondence {
  final List<Arrival> stored = new CopyOnWriteArrayList<>();
  final List<Integer> batches = new CopyOnWriteArrayList<>();
  final List<FolderCensus> censuses = new CopyOnWriteArrayList<>();
  final Map<CopyId, String> refused = java.util.Collections.synchronizedMap(new HashMap<>());
  final Set<Long> gone = java.util.Collections.synchronizedSet(new HashSet<>());
  final Set<Long> interrupted = java.util.Collections.synchronizedSet(new HashSet<>());
  final List<Long> raw = new CopyOnWriteArrayList<>();
  final List<String> troubles = new CopyOnWriteArrayList<>();
  volatile boolean connected;
  volatile Consumer<List<Arrival>> onBatch = _ -> {};
  volatile Consumer<Arrival> onAlone = _ -> {};
  volatile @Nullable Instant agreed;

  @Override
  public Instant horizon(String mailbox, String folder, Instant proposed) {
    return agreed != null && agreed.isBefore(proposed) ? agreed : proposed;
  }

  @Override
  public Set<Long> settled(String mailbox, String folder, long uidValidity) {
    Set<Long> settled = new HashSet<>();
    List<CopyId> copies = new ArrayList<>(stored.stream().map(Arrival::copy).toList());
    copies.addAll(refused.keySet());
    for (CopyId copy : copies)
      if (copy.mailbox().equals(mailbox)
          && copy.folder().equals(folder)
          && copy.uidValidity() == uidValidity) settled.add(copy.uid());
    return settled;
  }

  @Override
  public Set<Long> interrupted(String mailbox, String folder, long uidValidity) {
    return Set.copyOf(interrupted);
  }

  @Override
  public void counted(FolderCensus census) {
    censuses.add(census);
  }

  @Override
  public void arrived(List<Arrival> batch) {
    onBatch.accept(batch);
    batches.add(batch.size());
    stored.addAll(batch);
  }

  @Override
  public void arrivedAlone(Arrival arrival) {
    onAlone.accept(arrival);
    stored.add(arrival);
  }

  @Override
  public void arrivedRaw(Arrival arrival) {
    raw.add(arrival.copy().uid());
    interrupted.remove(arrival.copy().uid());
    stored.add(arrival);
  }

  @Override
  public void refused(CopyId copy, String reason) {
    refused.put(copy, reason);
  }

  @Override
  public void gone(String mailbox, String folder, long uidValidity, Collection<Long> uids) {
    gone.addAll(uids);
  }

  @Override
  public void connection(
      String mailbox, String folder, boolean connected, @Nullable String trouble) {
    this.connected = connected;
    if (trouble != null) troubles.add(trouble);
  }

  FolderCensus lastCensus() {
    return censuses.getLast();
  }

  List<Long> uids() {
    return stored.stream().map(arrival -> arrival.copy().uid()).toList();
  }

  String lastTrouble() {
    return troubles.isEmpty() ? "" : troubles.getLast();
  }

  /** The Subject of each stored mail, in the order stored. */
  List<String> subjects() {
    return stored.stream()
        .map(arrival -> new String(arrival.raw(), java.nio.charset.StandardCharsets.ISO_8859_1))
        .map(text -> text.replaceFirst("(?s).*?Subject: ([^\r\n]*).*", "$1"))
        .toList();
  }
}
