/**
 * One class a change, read top to bottom: each carries what happened through every package it
 * touches, in one transaction. It refuses to know HTTP and Lucene.
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
      "notice"
    })
package app.allclear.flow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
