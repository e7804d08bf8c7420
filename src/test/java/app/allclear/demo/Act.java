package app.allclear.demo;

import java.time.LocalTime;

/**
 * One thing that happens on the day, exactly once however often the demonstration is killed: its
 * step may be run again where it was cut off, and its key is noted when it is done.
 */
record Act(LocalTime at, String key, Runnable step) {
  static Act at(String hour, String key, Runnable step) {
    return new Act(LocalTime.parse(hour), key, step);
  }
}
