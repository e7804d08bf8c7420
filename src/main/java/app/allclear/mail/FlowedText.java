package app.allclear.mail;

/** Undoes {@code format=flowed} (RFC 3676): joins soft-broken lines of one quote depth. */
final class FlowedText {
  private FlowedText() {}

  /** A line that ends in a hyphen goes on without a space, even where a careless one was left. */
  private static int kept(String content, boolean joined) {
    if (!joined) return content.length();
    return content.endsWith("-  ") ? content.length() - 2 : content.length() - 1;
  }

  /** {@code text} has {@code \n} line ends; {@code delSp} is the DelSp parameter. */
  static String unfold(String text, boolean delSp) {
    StringBuilder out = new StringBuilder(text.length());
    int openDepth = -1; // Depth of a line that goes on, or -1.
    for (String line : text.split("\n", -1)) {
      int depth = 0;
      while (depth < line.length() && line.charAt(depth) == '>') depth++;
      String content = line.substring(depth);
      if (content.startsWith(" ")) content = content.substring(1); // Space-stuffing, section 4.4.
      boolean signature = content.equals("-- ");
      boolean goesOn = openDepth == depth && !signature;
      if (!goesOn) {
        if (openDepth >= 0) out.append('\n');
        if (depth > 0) out.append(">".repeat(Math.min(depth, 10))).append(' ');
      }
      boolean soft = content.endsWith(" ") && !signature;
      out.append(content, 0, kept(content, soft && delSp));
      if (!soft) out.append('\n');
      openDepth = soft ? depth : -1;
    }
    if (openDepth < 0 && !out.isEmpty()) out.setLength(out.length() - 1);
    return out.toString();
  }
}
