package nl.driehoek.platform.messaging;

import org.jspecify.annotations.Nullable;

/**
 * What has been sent: everything visible at {@code published}; and, during a walk, what of {@code
 * target} has a position up to {@code position}. Snapshots are in PostgreSQL's text form.
 */
record OutboxCursor(String published, @Nullable String target, long position) {

  boolean walking() {
    return target != null;
  }
}
