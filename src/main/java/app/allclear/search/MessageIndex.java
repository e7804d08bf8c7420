package app.allclear.search;

import app.allclear.incident.MessageId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/** The index in its folder, open: one writing thread, any number that search. */
final class MessageIndex implements AutoCloseable {
  private static final Sort NEWEST_FIRST =
      new Sort(LongField.newSortField(Fields.RECEIVED, true, SortedNumericSelector.Type.MAX));
  private static final double BUFFER_MB = 32;

  private final Directory folder;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final @Nullable IndexMark mark;

  private MessageIndex(Directory folder) throws IOException {
    this.folder = folder;
    IndexWriterConfig config = new IndexWriterConfig(WordAnalyzers.INDEX);
    config.setRAMBufferSizeMB(BUFFER_MB);
    // What is not committed is taken in again from the store.
    config.setCommitOnClose(false);
    this.writer = new IndexWriter(folder, config);
    this.searchers = new SearcherManager(writer, null);
    this.mark = IndexMark.read(data(writer));
  }

  /** Opens or makes it; an IOException says that it can't be trusted. */
  static MessageIndex open(Path path) throws IOException {
    Files.createDirectories(path);
    Directory folder = FSDirectory.open(path);
    try {
      return new MessageIndex(folder);
    } catch (IOException | RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  /** Deletes what is in the folder of a closed index. */
  static void wipe(Path path) throws IOException {
    if (!Files.isDirectory(path)) return;
    try (Stream<Path> files = Files.list(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) Files.deleteIfExists(file);
    }
  }

  private static Map<String, String> data(IndexWriter writer) {
    Map<String, String> data = new HashMap<>();
    Iterable<Map.Entry<String, String>> entries = writer.getLiveCommitData();
    if (entries != null)
      for (Map.Entry<String, String> entry : entries) data.put(entry.getKey(), entry.getValue());
    return data;
  }

  /** How far it had come when it was opened; null where it must be built anew. */
  @Nullable IndexMark mark() {
    return mark;
  }

  void clear() throws IOException {
    writer.deleteAll();
  }

  /** Takes the messages in, in place of what it had of them. */
  void put(Collection<MessageWords> messages) throws IOException {
    for (MessageWords words : messages)
      writer.updateDocument(Fields.term(words.id()), Fields.document(words));
  }

  void remove(Collection<MessageId> ids) throws IOException {
    for (MessageId id : ids) writer.deleteDocuments(Fields.term(id));
  }

  /** Makes what was taken in findable. */
  void refresh() throws IOException {
    searchers.maybeRefreshBlocking();
  }

  /** Makes what was taken in durable. */
  void commit(IndexMark reached) throws IOException {
    writer.setLiveCommitData(reached.data().entrySet());
    writer.commit();
  }

  List<Hit> find(Query query, int limit) throws IOException {
    IndexSearcher searcher = searchers.acquire();
    try {
      TopFieldCollectorManager newest =
          new TopFieldCollectorManager(NEWEST_FIRST, limit, null, limit);
      ScoreDoc[] found = searcher.search(query, newest).scoreDocs;
      TopFieldCollector.populateScores(found, searcher, query);
      StoredFields stored = searcher.storedFields();
      List<Hit> hits = new ArrayList<>(found.length);
      for (ScoreDoc doc : found) {
        String id = stored.document(doc.doc, Set.of(Fields.ID)).get(Fields.ID);
        hits.add(new Hit(MessageId.parse(id), doc.score));
      }
      return hits;
    } finally {
      searchers.release(searcher);
    }
  }

  @Override
  public void close() throws IOException {
    try (folder;
        writer) {
      searchers.close();
    }
  }
}
