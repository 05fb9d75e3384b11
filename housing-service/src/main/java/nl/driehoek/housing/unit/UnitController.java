package nl.driehoek.housing.unit;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.housing.access.Places;
import nl.driehoek.housing.access.Scope;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.UnitsApi;
import nl.driehoek.housing.http.model.EnergyLabel;
import nl.driehoek.housing.http.model.UnitChange;
import nl.driehoek.housing.http.model.UnitPage;
import nl.driehoek.housing.http.model.UnitRegistration;
import nl.driehoek.housing.http.model.UnitSort;
import nl.driehoek.housing.ruleset.Limits;
import nl.driehoek.housing.ruleset.RuleSets;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import nl.driehoek.platform.web.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.RestController;

/** Homes over HTTP. */
@RestController
class UnitController implements UnitsApi {

  private final Units units;
  private final JdbcClient jdbc;
  private final Clock clock;
  private final Registering registering;
  private final RuleSets ruleSets;

  UnitController(
      Units units, JdbcClient jdbc, Clock clock, Registering registering, RuleSets ruleSets) {
    this.units = units;
    this.ruleSets = ruleSets;
    this.jdbc = jdbc;
    this.clock = clock;
    this.registering = registering;
  }

  @Override
  @Transactional
  public ResponseEntity<nl.driehoek.housing.http.model.Unit> registerUnit(
      String idempotencyKey, UnitRegistration asked) {
    Unit unit = registering.register(lettingOfficer(), asked);
    return answer(201, new Units.Listed(unit, clock.instant()));
  }

  private Limits limits(String regionCode) {
    return ruleSets.limits(regionCode, BusinessDates.today(clock));
  }

  @Override
  @Transactional
  public ResponseEntity<nl.driehoek.housing.http.model.Unit> changeUnit(
      UUID unitId, UnitChange asked, @Nullable String ifMatch) {
    UUID corporation = lettingOfficer();
    long expected = Versions.expected(ifMatch);
    Unit unit =
        units
            .find(unitId)
            .filter(each -> each.corporationId().equals(corporation))
            .orElseThrow(ProblemException::notFound);
    if (unit.version() != expected) {
      throw Versions.stale();
    }
    Unit corrected = registering.correct(unit, Registering.facts(asked));
    return answer(200, new Units.Listed(corrected, clock.instant()));
  }

  @Override
  public ResponseEntity<nl.driehoek.housing.http.model.Unit> getUnit(UUID unitId) {
    Scope scope = Scope.ofUnits(Viewer.of(Caller.current()), "u");
    return jdbc.sql("select u.* from unit u where u.unit_id = :id and " + scope.sql())
        .param("id", unitId)
        .param("viewer", scope.viewer())
        .query(Units::listed)
        .optional()
        .map(home -> answer(200, home))
        .orElseThrow(ProblemException::notFound);
  }

  @Override
  public ResponseEntity<UnitPage> listUnits(
      @Nullable String cursor,
      Integer limit,
      @Nullable UUID corporationId,
      @Nullable String regionCode,
      nl.driehoek.housing.http.model.@Nullable UnitState state,
      @Nullable String postcodeArea,
      @Nullable Integer roomsMin,
      @Nullable EnergyLabel energyLabel,
      @Nullable UnitSort sort) {
    Scope scope = Scope.ofUnits(Viewer.of(Caller.current()), "u");
    UnitOrder order = UnitOrder.of(sort);
    UnitOrder.After after = order.after(cursor);
    List<Units.Listed> rows =
        jdbc.sql(
                """
                select u.* from unit u
                where (:corporation::uuid is null or u.corporation_id = :corporation)
                  and (:region::text is null or u.region_code = :region)
                  and (:state::text is null or u.state = :state)
                  and (:area::text is null or left(u.postcode, 4) = :area)
                  and (:rooms::int is null or u.rooms >= :rooms)
                  and (:label::text is null or u.energy_label = :label)
                  and %s and %s
                %s limit :limit
                """
                    .formatted(order.beyond(), scope.sql(), order.orderBy()))
            .param("corporation", corporationId)
            .param("region", regionCode)
            .param("state", state == null ? null : state.getValue())
            .param("area", postcodeArea)
            .param("rooms", roomsMin)
            .param("label", energyLabel == null ? null : energyLabel.getValue())
            .param("after", after == null ? null : after.key())
            .param("id", after == null ? null : after.id())
            .param("limit", limit + 1)
            .param("viewer", scope.viewer())
            .query(Units::listed)
            .list();
    List<Units.Listed> page = Places.page(rows, limit);
    Map<String, Limits> limits = new HashMap<>();
    return ResponseEntity.ok(
        new UnitPage()
            .items(
                page.stream()
                    .map(
                        home ->
                            UnitModels.model(
                                home,
                                limits.computeIfAbsent(home.unit().regionCode(), this::limits),
                                Caller.current()))
                    .toList())
            .next(rows.size() > limit ? order.cursor(page.getLast()) : null));
  }

  private static UUID lettingOfficer() {
    Caller caller = Caller.current();
    caller.requireAny("letting-officer");
    if (!(Viewer.of(caller) instanceof Viewer.Corporation(var organisation))) {
      throw ProblemException.forbidden("corporation-only");
    }
    return organisation;
  }

  private ResponseEntity<nl.driehoek.housing.http.model.Unit> answer(
      int status, Units.Listed home) {
    return ResponseEntity.status(status)
        .eTag(Versions.etag(home.unit().version()))
        .body(UnitModels.model(home, limits(home.unit().regionCode()), Caller.current()));
  }
}
