/**
 * Labelled corpora of mails and how well Allclear reads them: mails in over IMAP, answers out over
 * the API, compared with what a careful person wrote beside each mail ({@code CorpusScore}).
 */
@NullMarked
package app.allclear.corpus;

import org.jspecify.annotations.NullMarked;
