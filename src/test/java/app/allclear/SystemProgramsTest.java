package app.allclear;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemProgramsTest {
  @Test
  void findsWhatIsThereAndOnlyThat() {
    assertThat(SystemPrograms.find("sh")).isPresent();
    assertThat(SystemPrograms.find("no-such-program-anywhere")).isEmpty();
  }

  @Test
  void requiresWhatTheListNames() {
    assertThat(SystemPrograms.required("dovecot, chromium", "chromium")).isTrue();
    assertThat(SystemPrograms.required("dovecot", "chromium")).isFalse();
    assertThat(SystemPrograms.required(null, "dovecot")).isFalse();
  }
}
