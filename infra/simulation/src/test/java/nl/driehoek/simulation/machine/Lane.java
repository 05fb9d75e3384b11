package nl.driehoek.simulation.machine;

import java.util.ArrayList;
import java.util.List;

/** The messages of one key on one topic, as one consumer reads them: always in order. */
final class Lane {

  final List<Sent> log = new ArrayList<>();
  int offset;
  int notBefore;
  boolean listed;
  boolean parked;

  boolean waits() {
    return offset < log.size() && !parked;
  }
}
