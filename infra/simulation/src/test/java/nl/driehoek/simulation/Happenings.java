package nl.driehoek.simulation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowAdvanced;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaRefused;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftRefused;
import nl.driehoek.contracts.messages.HousingEvent.HomeSearchRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.ReleaseRefused;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.simulation.machine.Sent;

/** How often what may go wrong between people and organisations went wrong in a world. */
final class Happenings {

  private Happenings() {}

  static Map<String, Integer> in(List<Sent> told) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Sent sent : told) {
      String what =
          switch (sent.body()) {
            case QuotaRefused it -> it.reason();
            case ShiftRefused it -> it.reason();
            case HomeSearchRefused it -> it.reason();
            case OfferRefused it -> it.expired() ? "OFFER_EXPIRED" : "OFFER_REFUSED";
            case OfferWithdrawn it -> "CANDIDATE_LOSES_OFFER";
            case ReleaseRefused it -> "KEY_BEFORE_WITHDRAWAL";
            case UnitChanged it -> it.state().equals("WITHDRAWN") ? "HOME_TAKEN_BACK" : "";
            case OutflowAdvanced it ->
                switch (it.step()) {
                  case "WITHDRAWAL_ASKED", "PARKING_ASKED", "RESUMED" -> it.step();
                  default -> "";
                };
            default -> "";
          };
      if (!what.isEmpty()) {
        counts.merge(what, 1, Integer::sum);
      }
    }
    return counts;
  }
}
