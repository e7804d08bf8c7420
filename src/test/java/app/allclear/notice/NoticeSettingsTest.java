package app.allclear.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class NoticeSettingsTest {
  private static NoticeSettings bind(Map<String, Object> properties) {
    Binder binder = new Binder(new MapConfigurationPropertySource(properties));
    return binder.bindOrCreate("allclear.notices", Bindable.of(NoticeSettings.class));
  }

  @Test
  void hasDefaultsForEverything() {
    NoticeSettings settings = bind(Map.of());
    assertThat(settings.inDoubt()).isEqualTo(NoticeSettings.InDoubt.HOLD);
    assertThat(settings.delayOf(NoticeEvent.ACKNOWLEDGED)).isEqualTo(Duration.ofMinutes(2));
    assertThat(settings.delayOf(NoticeEvent.RESTORED)).isZero();
    assertThat(settings.modes())
        .containsOnly(
            Map.entry(NoticeEvent.ACKNOWLEDGED, Mode.AUTOMATIC),
            Map.entry(NoticeEvent.RESTORED, Mode.FIRST),
            Map.entry(NoticeEvent.PARTLY_RESTORED, Mode.HOLD),
            Map.entry(NoticeEvent.DAMAGED_AGAIN, Mode.HOLD),
            Map.entry(NoticeEvent.NOT_RESTORED, Mode.HOLD),
            Map.entry(NoticeEvent.PROGRESS, Mode.HOLD),
            Map.entry(NoticeEvent.AFTERWARDS, Mode.HOLD),
            Map.entry(NoticeEvent.READER, Mode.OFF),
            Map.entry(NoticeEvent.REPLY, Mode.AUTOMATIC));
  }

  @Test
  void readsWhatYamlMakesOfOffAndWhatTheEnvironmentMakesOfHyphens() {
    NoticeSettings settings =
        bind(
            Map.of(
                "allclear.notices.in-doubt", "resend",
                "allclear.notices.delay", "30s",
                "allclear.notices.events.restored", false,
                "allclear.notices.events.partlyrestored", "AUTOMATIC"));
    assertThat(settings.inDoubt()).isEqualTo(NoticeSettings.InDoubt.RESEND);
    assertThat(settings.delay()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.modes())
        .containsEntry(NoticeEvent.RESTORED, Mode.OFF)
        .containsEntry(NoticeEvent.PARTLY_RESTORED, Mode.AUTOMATIC);
  }

  @Test
  void namesTheKeyAndWhatIsAllowedWhereAModeIsNone() {
    NoticeSettings settings = bind(Map.of("allclear.notices.events.restored", "sometimes"));
    assertThatThrownBy(settings::modes)
        .hasMessageContaining("allclear.notices.events.restored")
        .hasMessageContaining("sometimes")
        .hasMessageContaining("off, hold, first or automatic");
  }

  @Test
  void namesTheNoticesWhereThereIsNoSuchEvent() {
    NoticeSettings settings = bind(Map.of("allclear.notices.events.restord", "hold"));
    assertThatThrownBy(settings::modes)
        .hasMessageContaining("allclear.notices.events.restord")
        .hasMessageContaining("acknowledged, progress, partly-restored, restored");
  }
}
