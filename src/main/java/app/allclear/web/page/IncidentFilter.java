package app.allclear.web.page;

import app.allclear.incident.IncidentQuery;
import org.jspecify.annotations.Nullable;

/** The ways to look at the list of incidents. */
enum IncidentFilter {
  NEEDS_ME("needs-me", "Needs you"),
  OPEN("open", "Open"),
  RESTORED("restored", "Restored"),
  CLOSED("closed", "Closed"),
  EVERYDAY("everyday", "Everyday"),
  ALL("all", "All");

  private final String slug;
  private final String words;

  IncidentFilter(String slug, String words) {
    this.slug = slug;
    this.words = words;
  }

  static IncidentFilter of(@Nullable String slug) {
    for (IncidentFilter filter : values()) if (filter.slug.equals(slug)) return filter;
    return OPEN;
  }

  String slug() {
    return slug;
  }

  String words() {
    return words;
  }

  IncidentQuery query() {
    return switch (this) {
      case NEEDS_ME -> new IncidentQuery(true, null, null, false, true);
      case OPEN -> new IncidentQuery(true, null, null, false, false);
      case RESTORED -> new IncidentQuery(null, null, null, false, false, true);
      case CLOSED -> new IncidentQuery(false, null, null, false, false);
      case EVERYDAY -> new IncidentQuery(null, null, null, true, false);
      case ALL -> IncidentQuery.ALL;
    };
  }
}
