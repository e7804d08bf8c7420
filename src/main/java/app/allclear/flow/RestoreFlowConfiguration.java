package app.allclear.flow;

import app.allclear.customer.Directories;
import app.allclear.incident.Incidents;
import app.allclear.incident.OperatorLog;
import app.allclear.incident.OutageCopies;
import app.allclear.incident.Outages;
import app.allclear.restore.BackupFiles;
import app.allclear.restore.BackupLook;
import app.allclear.restore.BackupSettings;
import app.allclear.restore.Backups;
import app.allclear.restore.DataDirectories;
import app.allclear.restore.DatabaseStatuses;
import app.allclear.restore.RestorePlaces;
import app.allclear.restore.RestoreRuns;
import app.allclear.restore.RestoreSettings;
import app.allclear.restore.Restores;
import app.allclear.restore.ServerProber;
import app.allclear.restore.ServerStatuses;
import app.allclear.restore.TableLists;
import app.allclear.store.Changes;
import app.allclear.store.StoredValues;
import app.allclear.store.Transactions;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what reports, probes, lists and backups set in motion. */
@Configuration(proxyBeanMethods = false)
class RestoreFlowConfiguration {
  @Bean
  DatabaseEvents databaseEvents(
      Directories directories,
      DatabaseStatuses statuses,
      RestoreRuns runs,
      Incidents incidents,
      Scope scope,
      Settlement settlement) {
    return new DatabaseEvents(directories, statuses, runs, incidents, scope, settlement);
  }

  @Bean
  RestoreReports restoreReports(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      Restores restores,
      DatabaseEvents events,
      Clock clock) {
    return new RestoreReports(transactions, directories, statuses, restores, events, clock);
  }

  @Bean
  BackupRounds backupRounds(
      Transactions transactions,
      Directories directories,
      Backups backups,
      BackupFiles files,
      BackupLook look,
      BackupSettings settings,
      Clock clock) {
    return new BackupRounds(transactions, directories, backups, files, look, settings, clock);
  }

  @Bean
  CopyFirst copyFirst(
      Transactions transactions,
      Outages outages,
      OutageCopies copies,
      OperatorLog log,
      Directories directories,
      DatabaseStatuses statuses,
      DataDirectories places,
      Clock clock) {
    return new CopyFirst(transactions, outages, copies, log, directories, statuses, places, clock);
  }

  @Bean
  RestoreBoard restoreBoard(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      Incidents incidents,
      Outages outages,
      RestorePlaces places,
      RestoreRuns runs,
      Backups backups,
      TableLists lists,
      Clock clock) {
    return new RestoreBoard(
        transactions,
        statuses,
        outages,
        places,
        runs,
        backups,
        new OwedDatabases.Knowledge(directories, incidents, backups, lists),
        clock);
  }

  @Bean
  ListsFromBefore listsFromBefore(TableLists lists, Restores restores, Outages outages) {
    return new ListsFromBefore(lists, restores, outages);
  }

  @Bean
  ListActs listActs(
      Transactions transactions,
      Directories directories,
      TableLists lists,
      ListsFromBefore fromBefore,
      Outages outages,
      OperatorLog log,
      Changes changes,
      Clock clock) {
    return new ListActs(transactions, directories, lists, fromBefore, outages, log, changes, clock);
  }

  @Bean
  TableCheckActs tableCheckActs(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      RestoreSettings servers,
      OperatorLog log,
      Outages outages,
      DatabaseEvents events,
      Clock clock) {
    return new TableCheckActs(
        transactions, directories, statuses, servers, log, outages, events, clock);
  }

  @Bean
  FoundDamage foundDamage(
      Transactions transactions,
      Outages outages,
      DatabaseStatuses statuses,
      Directories directories,
      OutageActs acts,
      StoredValues values,
      OperatorLog log,
      RestoreSettings settings,
      Clock clock) {
    return new FoundDamage(
        transactions, outages, statuses, directories, acts, values, log, settings, clock);
  }

  @Bean
  ProbeRounds probeRounds(
      Transactions transactions,
      Directories directories,
      DatabaseStatuses statuses,
      ServerStatuses servers,
      TableLists lists,
      ListsFromBefore fromBefore,
      Restores restores,
      ServerProber prober,
      Outages outages,
      DatabaseEvents events,
      TableCheckActs checks,
      FoundDamage damage,
      Changes changes,
      Clock clock) {
    return new ProbeRounds(
        transactions,
        directories,
        statuses,
        servers,
        lists,
        fromBefore,
        restores,
        prober,
        outages,
        events,
        checks,
        damage,
        changes,
        clock);
  }
}
