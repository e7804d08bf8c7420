package app.allclear.web.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OperatorAccountTest {
  @Test
  void takesThePasswordThatIsSet() {
    OperatorAccount account = OperatorAccount.of("ops", "secret words");
    assertThat(account).isEqualTo(new OperatorAccount("ops", "secret words", false));
    assertThat(account.encoded()).isEqualTo("{noop}secret words");
  }

  @Test
  void leavesAnEncodedPasswordAsItIs() {
    assertThat(OperatorAccount.of("ops", "{bcrypt}$2a$10$x").encoded())
        .isEqualTo("{bcrypt}$2a$10$x");
  }

  @Test
  void makesOneUpThatCanBeTypedAndNeverTwiceTheSame() {
    OperatorAccount account = OperatorAccount.of("", " ");
    assertThat(account.madeUp()).isTrue();
    assertThat(account.name()).isEqualTo("operator");
    assertThat(account.password()).matches("([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}");
    assertThat(OperatorAccount.of("", "").password()).isNotEqualTo(account.password());
  }

  @Test
  void neverShowsThePasswordByAccident() {
    assertThat(OperatorAccount.of("ops", "secret words").toString()).doesNotContain("secret");
  }
}
