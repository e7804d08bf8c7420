package app.allclear.search;

import app.allclear.incident.MessageId;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.Term;

/** The fields of the index. Raise {@link #FORMAT} with every change: old indexes are rebuilt. */
final class Fields {
  static final String FORMAT = "1";
  static final String ID = "id";
  static final String RECEIVED = "received";
  static final String FROM = "from";
  static final String SUBJECT = "subject";
  static final String TEXT = "text";
  static final String ATTACHMENT = "attachment";
  static final String CUSTOMER = "customer";

  /** Nobody searches for what stands behind a million characters. */
  private static final int LONGEST = 1_000_000;

  private Fields() {}

  static Term term(MessageId id) {
    return new Term(ID, id.toString());
  }

  static Document document(MessageWords words) {
    Document document = new Document();
    document.add(new StringField(ID, words.id().toString(), Store.YES));
    document.add(new LongField(RECEIVED, words.received().toEpochMilli(), Store.NO));
    document.add(new TextField(FROM, words.from(), Store.NO));
    document.add(new TextField(SUBJECT, words.subject(), Store.NO));
    document.add(new TextField(TEXT, cut(words.text()), Store.NO));
    for (String name : words.attachments()) document.add(new TextField(ATTACHMENT, name, Store.NO));
    for (var customer : words.customers())
      document.add(new StringField(CUSTOMER, customer.value(), Store.NO));
    return document;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }
}
