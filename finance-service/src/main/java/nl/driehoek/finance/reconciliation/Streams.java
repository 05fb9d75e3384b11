package nl.driehoek.finance.reconciliation;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.finance.ledger.Rows;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How far the messages of each key came. The numbers of a key count on from 1 and come in order, so
 * a number that is passed over was lost, until it comes after all.
 */
@Repository
class Streams {
  private static final int MISSING_MAX = 1_000;

  private final JdbcClient jdbc;

  Streams(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The messages of a key, all on one topic. */
  record Key(String topic, UUID key) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int byTopic = topic.compareTo(other.topic);
      return byTopic != 0 ? byTopic : key.compareTo(other.key);
    }
  }

  /**
   * A message that came.
   *
   * @param first the number with which messages of its kind of key begin
   */
  record Came(Key key, long sequence, long first) {}

  /** How far a key came, and which numbers below are missing. */
  static final class Stream {
    private long last;
    private final SortedSet<Long> missing = new TreeSet<>();

    Stream(long last, Collection<Long> missing) {
      this.last = last;
      this.missing.addAll(missing);
    }

    void came(long sequence, long first) {
      for (long n = Math.max(last + 1, first); n < sequence && missing.size() < MISSING_MAX; n++) {
        missing.add(n);
      }
      missing.remove(sequence);
      last = Math.max(last, sequence);
    }

    SortedSet<Long> missing() {
      return missing;
    }

    long last() {
      return last;
    }
  }

  /** Notes what came, in order. */
  void note(List<Came> all) {
    if (all.isEmpty()) {
      return;
    }
    Map<Key, Stream> streams = known(all.stream().map(Came::key).distinct().sorted().toList());
    for (Came one : all) {
      streams
          .computeIfAbsent(one.key(), key -> new Stream(0, List.of()))
          .came(one.sequence(), one.first());
    }
    Rows rows = new Rows("topic", "key", "last", "missing");
    new TreeMap<>(streams)
        .forEach((key, stream) -> rows.add(key.topic(), key.key(), stream.last(), array(stream)));
    jdbc.sql(
            """
            insert into observed_stream (topic, key, last, missing)
            select topic, key, last, missing::bigint[]
              from unnest(:topic::text[], :key::uuid[], :last::bigint[], :missing::text[])
                   s (topic, key, last, missing)
            on conflict (topic, key) do update set last = excluded.last,
              missing = excluded.missing, news_at = clock_timestamp()
            """)
        .params(rows.parameters())
        .update();
  }

  private static String array(Stream stream) {
    return stream.missing().stream()
        .map(Object::toString)
        .collect(java.util.stream.Collectors.joining(",", "{", "}"));
  }

  /** One thread handles a key, in order: its partition has one reader. */
  private Map<Key, Stream> known(List<Key> keys) {
    Map<Key, Stream> found = new LinkedHashMap<>();
    Rows rows = new Rows("topic", "key");
    keys.forEach(key -> rows.add(key.topic(), key.key()));
    jdbc.sql(
            """
            select topic, key, last, missing from observed_stream
             where (topic, key) in (select * from unnest(:topic::text[], :key::uuid[]))
            """)
        .params(rows.parameters())
        .query(
            row -> {
              found.put(
                  new Key(row.getString("topic"), row.getObject("key", UUID.class)), read(row));
            });
    return found;
  }

  private static Stream read(ResultSet row) throws SQLException {
    Array missing = row.getArray("missing");
    List<Long> numbers = new ArrayList<>();
    for (Object each : (Object[]) missing.getArray()) {
      numbers.add((Long) each);
    }
    return new Stream(row.getLong("last"), numbers);
  }

  long count() {
    return jdbc.sql("select coalesce(sum(added), 0)::bigint from observed_keys")
        .query(Long.class)
        .single();
  }

  /** Makes one row of those that counted keys as they were first heard. */
  void sumCounts() {
    jdbc.sql(
            """
            with taken as (
              delete from observed_keys where (select count(*) from observed_keys) > 1
              returning added)
            insert into observed_keys select sum(added) from taken having count(*) > 0
            """)
        .update();
  }
}
