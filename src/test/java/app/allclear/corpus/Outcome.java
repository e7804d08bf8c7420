package app.allclear.corpus;

import java.util.List;

/**
 * What one way of reading made of a whole corpus.
 *
 * @param found in the order of the corpus
 * @param remarks what else came to light, as sentences
 */
record Outcome(Corpus corpus, List<Found> found, List<SentNotice> notices, List<String> remarks) {
  Outcome {
    if (found.size() != corpus.mails().size())
      throw new IllegalArgumentException("Not every mail was looked for.");
  }
}
