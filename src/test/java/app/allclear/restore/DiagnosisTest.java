package app.allclear.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiagnosisTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          130  | Incorrect file format 'm'                                             | BROKEN
          1017 | Can't find file: './a/m.MYI' (errno: 2 "No such file or directory")   | BROKEN
          1017 | Can't find file: './a/m.MYI' (errno: 24 "Too many open files")        | UNDECIDED
          29   | File './a/m.MYD' not found (Errcode: 2 "No such file or directory")   | BROKEN
          29   | File './a/m.MYD' not found (Errcode: 13 "Permission denied")          | UNDECIDED
          1033 | Incorrect information in file: './a/i.frm'                            | BROKEN
          1034 | Index for table 'i' is corrupt; try to repair it                      | BROKEN
          1194 | Table 'm' is marked as crashed and should be repaired                 | BROKEN
          1030 | Got error 127 "Record file is crashed" from storage engine MyISAM     | BROKEN
          1030 | Got error 28 "No space left on device" from storage engine Aria       | UNDECIDED
          1030 | Got error 5 "Input/output error" from storage engine InnoDB           | BROKEN
          1877 | Operation cannot be performed. The table 'a.i' is missing, corrupt    | BROKEN
          1812 | Tablespace is missing for table 'a/i'                                 | BROKEN
          1932 | Table 'a.i' doesn't exist in engine                                   | BROKEN
          1146 | Table 'a.x' doesn't exist                                             | MISSING
          1176 | Key '(null)' doesn't exist in table 'v'                               | VIEW
          1142 | SELECT command denied to user                                         | UNDECIDED
          1047 | WSREP has not yet prepared node for application use                   | UNDECIDED
          1205 | Lock wait timeout exceeded; try restarting transaction                | UNDECIDED
          1286 | Unknown storage engine 'InnoDB'                                       | UNDECIDED
          1317 | Query execution was interrupted                                       | UNDECIDED
          9999 | Something new                                                         | UNDECIDED
          """)
  void callsDamageOnlyWhatIsKnownToBe(int code, String message, Diagnosis expected) {
    assertThat(Diagnosis.of(code, message)).isEqualTo(expected);
  }
}
