package nl.driehoek.load.matching;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.load.matching.Country.Home;
import nl.driehoek.load.matching.Country.Region;

/** Puts covenants, rules and open homes into the database of the service, and looks afterwards. */
final class Supply {

  private static final String COVENANT =
      """
      insert into covenant (covenant_id, version, name, region_code, municipality_id, valid_from,
        valid_until) values (?, 1, 'PACT', ?, gen_random_uuid(), '2026-01-01', '2030-12-31')
      """;
  private static final String PARTY =
      "insert into covenant_party (covenant_id, organisation_id, kind) values (?, ?,"
          + " 'CORPORATION')";
  private static final String QUOTA =
      """
      insert into covenant_quota (covenant_id, corporation_id, year, homes)
      select ?, ?, year, 100 from generate_series(2026, 2030) year
      """;
  private static final String RULES =
      """
      insert into rule_set (rule_set_id, region_code, version, valid_from, reason, body, added_at)
      select gen_random_uuid(), ?, version, valid_from, reason, body, added_at from rule_set
      where region_code = 'waterrijk' limit 1
      """;
  private static final String UNIT =
      """
      insert into unit (unit_id, corporation_id, reference, bag_id, region_code, postcode,
        house_number, rent_cents, rooms, floor, lift, step_free, pets_allowed, social_label, state,
        version, registered_at)
      values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?, ?, 'DAE', 'PUBLISHED', 1, now())
      """;
  private static final String PUBLISH =
      """
      insert into publication (publication_id, unit_id, unit_reference, corporation_id, region_code,
        state, postcode_area, rent_cents, rooms, floor, lift, step_free, pets_allowed,
        available_from, published_at, rule_set_version, version)
      select gen_random_uuid(), unit_id, reference, corporation_id, region_code, 'OPEN',
        left(postcode, 4), rent_cents, rooms, floor, lift, step_free, pets_allowed, ?, now(),
        region_code || '/2026.1', 1 from unit where unit_id = ?
      """;

  /** Promise 1, and that nobody who waits could have had a home that is still free. */
  private static final List<String> NEVER =
      List.of(
          "select count(*) from (select unit_id from offer where state in ('OPEN', 'ACCEPTED')"
              + " group by 1 having count(*) > 1) twice",
          "select count(*) from (select request_id from offer where state in ('OPEN', 'ACCEPTED')"
              + " group by 1 having count(*) > 1) twice",
          """
          select count(*) from pool_line l join candidacy c using (request_id, attempt)
            join publication p using (publication_id)
          where l.current and l.fits and c.stage = 'WAITING' and p.state = 'OPEN'
          """);

  private final Connection database;

  Supply(Connection database) {
    this.database = database;
  }

  void add(List<Region> regions, List<Home> homes) throws SQLException {
    for (Region region : regions) {
      update(COVENANT, region.covenantId(), region.code());
      update(RULES, region.code());
      for (UUID corporation : region.corporations()) {
        update(PARTY, region.covenantId(), corporation);
        update(QUOTA, region.covenantId(), corporation);
      }
    }
    int number = 0;
    for (Home home : homes) {
      UUID unit = UUID.nameUUIDFromBytes(home.bagId().getBytes(StandardCharsets.UTF_8));
      update(
          UNIT,
          unit,
          home.corporationId(),
          "B-" + ++number,
          home.bagId(),
          home.region().code(),
          home.area() + "AB",
          home.rentCents(),
          home.rooms(),
          home.floor(),
          home.lift(),
          home.stepFree(),
          home.petsAllowed());
      update(PUBLISH, home.availableFrom(), unit);
    }
    execute("analyze");
  }

  /** Fails when a promise is broken. */
  void verify() throws SQLException {
    for (String question : NEVER) {
      if (number(question) != 0) {
        throw new IllegalStateException("not zero: " + question);
      }
    }
  }

  long number(String question) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The rows of a question with a name and a number. */
  Map<String, Long> numbers(String question) throws SQLException {
    Map<String, Long> numbers = new HashMap<>();
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      while (row.next()) {
        numbers.put(row.getString(1), row.getLong(2));
      }
    }
    return numbers;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = database.createStatement()) {
      statement.execute(sql);
    }
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
