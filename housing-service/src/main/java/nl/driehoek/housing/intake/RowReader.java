package nl.driehoek.housing.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.housing.http.model.PublicationRequest;
import nl.driehoek.housing.http.model.UnitRegistration;
import nl.driehoek.housing.mediation.Publishing;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.contract.Contract;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Holds a row against the contract of a single registration and a single publication. */
@Component
class RowReader {

  private static final String PUBLISH = "availableFrom";
  private static final UUID ANY = new UUID(0, 0);

  private final Contract contract;
  private final Clock clock;
  private final JsonMapper json;

  RowReader(Contract contract, Clock clock, JsonMapper json) {
    this.contract = contract;
    this.clock = clock;
    this.json = json;
  }

  /**
   * A row without a fault in itself.
   *
   * @param availableFrom the day from which it is published; null to register it only
   */
  record Row(UnitRegistration home, @Nullable LocalDate availableFrom) {}

  /** The row, or null when faults were added. */
  @Nullable Row read(Map<String, Object> row, Faults faults) {
    ObjectNode home = json.valueToTree(row);
    var day = home.remove(PUBLISH);
    contract.check("UnitRegistration", home, faults);
    LocalDate from = null;
    if (day != null) {
      ObjectNode publication = json.createObjectNode().put("unitId", ANY.toString());
      publication.set(PUBLISH, day);
      Faults ofDay = new Faults();
      contract.check("PublicationRequest", publication, ofDay);
      if (ofDay.isEmpty()) {
        from = json.treeToValue(publication, PublicationRequest.class).getAvailableFrom();
        Publishing.checkDay(from, BusinessDates.today(clock), faults);
      } else {
        contract.check("PublicationRequest", publication, faults);
      }
    }
    return faults.isEmpty() ? new Row(json.treeToValue(home, UnitRegistration.class), from) : null;
  }
}
