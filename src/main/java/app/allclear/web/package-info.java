/**
 * The operator's pages, the HTTP API and the login: it reads views and calls {@code flow}. It
 * refuses to know SQL, mail protocols and Lucene.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {
      "store",
      "customer",
      "mail",
      "matching",
      "restore",
      "incident",
      "notice",
      "flow",
      "search"
    })
package app.allclear.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
