package app.allclear.mail;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.mail.AbsenceNotes.Built;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Absence notes by what they are built of, and what people write that has some of it. */
class AbsenceCuesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOTE     | Re: Ihre Datenbank     | Ich habe Urlaub bis 3. November. Ab Mittwoch antworte ich wieder.
          NOTE     | Status                 | Estamos de vacaciones hasta el lunes. Urgencias: llamar a la oficina.
          NOTE     | 自動返信               | 休暇のため、五日以降に返信いたします。
          NOTE     | Automatisch antwoord   | Ik ben met verlof tot vrijdag, spoed via de balie.
          DOUBTFUL | hej                    | Jag är ledig till fredag.
          DOUBTFUL | Automatische Antwort   | Ihre Automatik nützt mir gar nichts, rufen Sie an.
          DOUBTFUL | Absence note           | I am on holiday until Monday but the shop's database is broken.
          NOT      | Shop                   | Is the shop back? I am on holiday until Monday.
          NOT      | Dank                   | Vielen Dank, alles da.
          NOT      | Termin                 | Bis Freitag.
          """)
  void saysHowSureItIs(Built expected, String subject, String own) {
    assertThat(AbsenceNotes.likeOne(subject, own)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          true  | Automatische Antwort | Bin ab Dienstag zurück und lese dann alles.
          true  | 【自動返信】休業中    | ただいま休業中です。六日以降に返信いたします。
          false | Automatische Antwort | Bitte schicken Sie mir nie mehr so etwas, ich will einen Menschen.
          """)
  void aBareSubjectCountsWhereTheTextIsBuiltLikeANote(boolean note, String subject, String own) {
    assertThat(AbsenceNotes.subjectPrefix(subject, own) != null).isEqualTo(note);
  }
}
