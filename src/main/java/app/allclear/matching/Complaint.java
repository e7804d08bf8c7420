package app.allclear.matching;

/** Whether somebody's own words say that something is wrong, in any of the languages we know. */
public final class Complaint {
  private Complaint() {}

  public static boolean told(String subject, String own) {
    return Trouble.told(own) || Trouble.told(subject);
  }
}
