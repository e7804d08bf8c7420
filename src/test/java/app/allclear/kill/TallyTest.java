package app.allclear.kill;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void survivesBeingWrittenDown() {
    Tally tally = new Tally();
    tally.add(Figure.KILLS, 100);
    tally.one(Figure.INTAKE);
    Tally read = Tally.parse(tally.line());
    read.add(tally);
    assertThat(read.of(Figure.KILLS)).isEqualTo(200);
    assertThat(read.of(Figure.INTAKE)).isEqualTo(2);
    assertThat(read.of(Figure.LOST)).isZero();
    assertThat(read.table()).contains("     200  the program killed (SIGKILL)");
  }
}
