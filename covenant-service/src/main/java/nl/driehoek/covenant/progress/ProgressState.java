package nl.driehoek.covenant.progress;

import java.util.Collection;

/** How a promise stands. */
enum ProgressState {
  NOT_STARTED,
  MET,
  RUNNING,
  LATE;

  /** A whole is late when a part is, else running when a part is, else met when a part is. */
  static ProgressState of(Collection<ProgressState> parts) {
    return parts.stream().max(ProgressState::compareTo).orElse(NOT_STARTED);
  }
}
