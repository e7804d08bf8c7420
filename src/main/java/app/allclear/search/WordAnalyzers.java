package app.allclear.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.core.FlattenGraphFilter;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.miscellaneous.WordDelimiterGraphFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * How text becomes words. {@code shop.example} and {@code jd_wp} are split into their parts, so
 * that each part finds the whole; the index keeps the whole as well, for beginnings ({@code
 * shop.ex*}). Accents and case do not count.
 */
final class WordAnalyzers {
  private static final int PARTS =
      WordDelimiterGraphFilter.GENERATE_WORD_PARTS | WordDelimiterGraphFilter.GENERATE_NUMBER_PARTS;

  static final Analyzer INDEX = analyzer(PARTS | WordDelimiterGraphFilter.PRESERVE_ORIGINAL);
  static final Analyzer QUERY = analyzer(PARTS);

  private WordAnalyzers() {}

  private static Analyzer analyzer(int parts) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        Tokenizer tokens = new StandardTokenizer();
        TokenStream words = new WordDelimiterGraphFilter(tokens, parts, null);
        return new TokenStreamComponents(tokens, fold(new FlattenGraphFilter(words)));
      }

      @Override
      protected TokenStream normalize(String field, TokenStream in) {
        return fold(in);
      }

      private TokenStream fold(TokenStream in) {
        return new ASCIIFoldingFilter(new LowerCaseFilter(in));
      }
    };
  }
}
