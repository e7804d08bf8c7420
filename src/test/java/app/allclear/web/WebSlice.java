package app.allclear.web;

import app.allclear.customer.Directories;
import app.allclear.flow.BackupRounds;
import app.allclear.flow.CopyFirst;
import app.allclear.flow.Corrections;
import app.allclear.flow.FoundDamage;
import app.allclear.flow.Lessons;
import app.allclear.flow.ListActs;
import app.allclear.flow.ListsFromBefore;
import app.allclear.flow.OperatorActs;
import app.allclear.flow.Previews;
import app.allclear.flow.Replies;
import app.allclear.flow.RestoreBoard;
import app.allclear.flow.RestoreReports;
import app.allclear.flow.SendingLine;
import app.allclear.flow.TableCheckActs;
import app.allclear.flow.WaveActs;
import app.allclear.flow.WaveLook;
import app.allclear.incident.CopyAccounts;
import app.allclear.incident.Incidents;
import app.allclear.incident.Messages;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.Outages;
import app.allclear.incident.SentMails;
import app.allclear.incident.Teachings;
import app.allclear.notice.Announcements;
import app.allclear.notice.NoticeModes;
import app.allclear.notice.NoticeSettings;
import app.allclear.notice.Notices;
import app.allclear.notice.Outbox;
import app.allclear.notice.Pace;
import app.allclear.notice.PublicPage;
import app.allclear.notice.Suspensions;
import app.allclear.notice.Templates;
import app.allclear.notice.Waves;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestoreCommands;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.ServerStatuses;
import app.allclear.restore.TableLists;
import app.allclear.search.MessageSearch;
import app.allclear.store.Changes;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.util.unit.DataSize;

/** The web package alone, on mocks of everything it reads and calls; operator / secret logs in. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WebMvcTest
@Import(WebSlice.Everything.class)
@TestPropertySource(properties = "spring.security.user.password=secret")
@MockitoBean(
    types = {
      Messages.class,
      Incidents.class,
      Outages.class,
      OperatorLog.class,
      SentMails.class,
      CopyAccounts.class,
      Teachings.class,
      Corrections.class,
      Lessons.class,
      Notices.class,
      Suspensions.class,
      Outbox.class,
      Templates.class,
      NoticeModes.class,
      PublicPage.class,
      Directories.class,
      DatabaseStatuses.class,
      TableLists.class,
      RestoreSettings.class,
      ListsFromBefore.class,
      ListActs.class,
      TableCheckActs.class,
      FoundDamage.class,
      ServerStatuses.class,
      RestoreReports.class,
      RestoreBoard.class,
      CopyFirst.class,
      BackupRounds.class,
      Backups.class,
      RestoreCommands.class,
      OperatorActs.class,
      Previews.class,
      Replies.class,
      SendingLine.class,
      WaveActs.class,
      WaveLook.class,
      Waves.class,
      Announcements.class,
      NoticeSettings.class,
      Pace.class,
      MessageSearch.class,
      Changes.class
    })
public @interface WebSlice {
  /**
   * All of the package, wired as it wires itself. No {@code @Configuration}: the demonstration runs
   * on the test class path, and its scan must not find a clock that stands still.
   */
  @ComponentScan(
      basePackageClasses = WebSlice.class,
      excludeFilters =
          @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Test|IT)(\\$.*)?"))
  class Everything {
    @Bean
    BackupSettings backupSettings() {
      return new BackupSettings(
          List.of("/backup/{database}-*.sql.gz"),
          Duration.ofHours(36),
          Duration.ofMinutes(10),
          "",
          DataSize.ofMegabytes(1),
          Path.of("none"));
    }

    @Bean
    @Primary
    Clock fixedClock() {
      return Slices.clock();
    }
  }
}
