package app.allclear.restore;

import org.jspecify.annotations.Nullable;

/**
 * Where a server keeps its databases, as far as that can be known from here.
 *
 * @param path as the server says; null where it does not answer or is not probed
 * @param size of all files in it, in bytes; null where it is on another machine, or can't be read
 * @param free bytes left on its disk; null likewise
 */
public record DataDirectory(
    String server, @Nullable String path, @Nullable Long size, @Nullable Long free) {
  /** Nothing is known. */
  static DataDirectory unknown(String server) {
    return new DataDirectory(server, null, null, null);
  }

  /** The commands that stop the server and copy the directory, to be pasted there. */
  public String commands() {
    String known = path == null ? "/var/lib/mysql" : path.replaceAll("(?<=.)/+$", "");
    String from = ShellWord.of(known);
    String to = ShellWord.of(known + ".before-restore");
    return """
    du -sh -- %1$s; df -h -- %1$s     # does it fit? else copy it to another disk or machine
    systemctl stop mariadb || systemctl stop mysql
    cp -a -- %1$s %2$s && sync && echo copied
    systemctl start mariadb || systemctl start mysql
    """
        .formatted(from, to);
  }
}
