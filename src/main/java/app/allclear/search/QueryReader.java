package app.allclear.search;

import app.allclear.customer.CustomerId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.index.Term;
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * What people type, as a query; there is no wrong query. All words must occur, anywhere in the
 * message; {@code "a phrase"}, {@code begin*}, {@code -without}, {@code this|that} and {@code
 * from:}, {@code subject:}, {@code text:}, {@code attachment:}, {@code customer:} in front of a
 * word or phrase say more.
 */
final class QueryReader {
  /** More words than anybody types, and few enough for Lucene's limit on clauses. */
  private static final int LONGEST = 300;

  private static final Map<String, Float> EVERYWHERE =
      Map.of(Fields.SUBJECT, 3f, Fields.FROM, 2f, Fields.TEXT, 1f, Fields.ATTACHMENT, 1f);

  private static final Pattern IN_FIELD =
      Pattern.compile(
          "(?<=^|\\s)(-?)(from|subject|text|attachment|customer):(\"[^\"]*\"|\\S+)",
          Pattern.CASE_INSENSITIVE);

  private static final int SYNTAX =
      SimpleQueryParser.AND_OPERATOR
          | SimpleQueryParser.NOT_OPERATOR
          | SimpleQueryParser.OR_OPERATOR
          | SimpleQueryParser.PREFIX_OPERATOR
          | SimpleQueryParser.PHRASE_OPERATOR
          | SimpleQueryParser.WHITESPACE_OPERATOR;

  private QueryReader() {}

  /** The free words of what was typed, without what is asked of a single field. */
  static String freeWords(String typed) {
    return IN_FIELD.matcher(cut(typed)).replaceAll(" ").strip();
  }

  /**
   * The query; messages of these customers are found too, where they answer what is asked of single
   * fields.
   */
  static Query read(String typed, Collection<CustomerId> customersMeant) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    boolean anything = false;
    boolean anyDemand = false;
    Matcher matcher = IN_FIELD.matcher(cut(typed));
    while (matcher.find()) {
      boolean without = !matcher.group(1).isEmpty();
      all.add(
          inField(matcher.group(2).toLowerCase(Locale.ROOT), matcher.group(3)),
          without ? Occur.MUST_NOT : Occur.MUST);
      anything = true;
      anyDemand |= !without;
    }
    String free = freeWords(typed);
    if (!free.isEmpty()) {
      all.add(free(free, customersMeant), Occur.MUST);
      anything = true;
      anyDemand = true;
    }
    if (!anything) return MatchNoDocsQuery.INSTANCE;
    if (!anyDemand) all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
    return all.build();
  }

  private static String cut(String typed) {
    String text = typed.strip();
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static Query free(String words, Collection<CustomerId> customersMeant) {
    Query anywhere = parse(words, EVERYWHERE);
    if (customersMeant.isEmpty()) return anywhere;
    List<BytesRef> ids = customersMeant.stream().map(id -> new BytesRef(id.value())).toList();
    return new BooleanQuery.Builder()
        .add(anywhere, Occur.SHOULD)
        .add(new TermInSetQuery(Fields.CUSTOMER, ids), Occur.SHOULD)
        .build();
  }

  private static Query inField(String field, String words) {
    String plain = words.replace("\"", "");
    return field.equals(Fields.CUSTOMER)
        ? new TermQuery(new Term(field, plain))
        : parse(words, Map.of(field, 1f));
  }

  private static Query parse(String words, Map<String, Float> fields) {
    SimpleQueryParser parser = new Parser(fields);
    parser.setDefaultOperator(Occur.MUST);
    return parser.parse(words);
  }

  private static final class Parser extends SimpleQueryParser {
    Parser(Map<String, Float> fields) {
      super(WordAnalyzers.QUERY, fields, SYNTAX);
    }

    /**
     * A word such as {@code jane@shop.example} has parts that belong together; null, which is to
     * say nothing is asked, for one that is nothing but punctuation.
     */
    @Override
    protected @Nullable Query newDefaultQuery(String text) {
      Query parts = newPhraseQuery(text, 0);
      return parts instanceof BooleanQuery none && none.clauses().isEmpty() ? null : parts;
    }
  }
}
