package app.allclear.corpus;

import app.allclear.mail.Letter;

/**
 * One mail of a corpus.
 *
 * @param letter as the program reads it
 */
record LabelledMail(Label label, byte[] raw, Letter letter) {
  String file() {
    return label.file();
  }
}
