package nl.driehoek.platform.messaging;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What was sent, and what is wrong with it: each event's first occurrence must be in order. */
final class Journal implements OutboxSink {

  private final Map<UUID, Long> last = new HashMap<>();
  private final Set<UUID> ids = new HashSet<>();
  private final List<String> wrongs = new ArrayList<>();
  private final List<String> sent = new ArrayList<>();
  private int duplicates;

  @Override
  public synchronized void send(List<OutboxRow> rows) {
    rows.forEach(row -> add(row.id(), row.key(), row.sequence()));
  }

  synchronized void add(UUID id, UUID key, long sequence) {
    sent.add(key.toString().substring(0, 4) + ":" + sequence);
    if (!ids.add(id)) {
      duplicates++;
      return;
    }
    long before = last.getOrDefault(key, 0L);
    if (sequence != before + 1) {
      wrongs.add("%s: %d after %d".formatted(key, sequence, before));
    }
    last.merge(key, sequence, Math::max);
  }

  /** Events that came too early, too late or after a gap. */
  synchronized List<String> wrongs() {
    return List.copyOf(wrongs);
  }

  synchronized int duplicates() {
    return duplicates;
  }

  synchronized int events() {
    return ids.size();
  }

  /** How many distinct events of the key were sent. */
  synchronized Map<UUID, Long> lastSequences() {
    return Map.copyOf(last);
  }

  @Override
  public synchronized String toString() {
    return sent.toString();
  }
}
