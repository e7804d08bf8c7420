package app.allclear.matching;

import static org.assertj.core.api.Assertions.assertThat;

import app.allclear.matching.SubjectLine.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectLineTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Site down                  | OWN       | Site down",
        "Re: Site down              | ANSWERED  | Site down",
        "RE: AW: Site down          | ANSWERED  | Site down",
        "Re[2]: Site down           | ANSWERED  | Site down",
        "SV: Nede                   | ANSWERED  | Nede",
        "Odp: Awaria                | ANSWERED  | Awaria",
        "回复：网站                   | ANSWERED  | 网站",
        "[list] Re: Site down       | ANSWERED  | Site down",
        "Fwd: Site down             | PASSED_ON | Site down",
        "WG: Seite weg              | PASSED_ON | Seite weg",
        "TR : Site en panne         | PASSED_ON | Site en panne",
        "Review: a.example          | OWN       | Review: a.example",
        "[Ticket] shop.example      | OWN       | [Ticket] shop.example",
        "Restore please             | OWN       | Restore please"
      })
  void tellsWhoseWordsTheyAre(String subject, Kind kind, String words) {
    SubjectLine line = SubjectLine.of(subject);

    assertThat(line.kind()).isEqualTo(kind);
    assertThat(line.words().strip()).isEqualTo(words);
  }
}
