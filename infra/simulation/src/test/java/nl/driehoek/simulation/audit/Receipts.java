package nl.driehoek.simulation.audit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent;
import nl.driehoek.contracts.messages.FlowMessage;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.simulation.machine.Sent;

/**
 * Promise 3: what was answered with yes is there. A receipt names what must have been said since;
 * each yes needs one of its own.
 */
public final class Receipts {

  private Receipts() {}

  static void check(Evidence evidence, Findings findings) {
    Map<String, Integer> there = new HashMap<>();
    for (List<Sent> told : evidence.told().values()) {
      told.forEach(sent -> there.merge(of(sent.body()), 1, Integer::sum));
    }
    evidence
        .tenancies()
        .forEach(each -> there.merge(signature(each.tenancyId()), each.signatures(), Integer::sum));
    for (String receipt : evidence.receipts()) {
      int left = there.merge(receipt, -1, Integer::sum);
      findings.expect(left >= 0, 3, null, "answered with yes, and gone: " + receipt);
    }
  }

  /** A party signed a tenancy. */
  public static String signature(UUID tenancyId) {
    return "Signature/" + tenancyId;
  }

  /** What a message proves. */
  private static String of(Message message) {
    String type = message.getClass().getSimpleName() + "/";
    return switch (message) {
      case CapacityEvent.OutflowAdvanced it -> type + it.step() + "/" + it.requestId();
      case CapacityEvent.PlaceChanged it -> type + it.plan() + "/" + it.requestId();
      case CapacityEvent.OutflowEvent it -> type + it.requestId();
      case HousingEvent.OfferAccepted it -> type + it.offerId();
      case HousingEvent.OfferRefused it -> type + it.offerId();
      case HousingEvent.OfferWithdrawn it -> type + it.offerId();
      case HousingEvent.TenancyStarted it -> type + it.tenancyId();
      case HousingEvent.UnitChanged it -> type + it.state() + "/" + it.unitId();
      case FlowMessage it -> type + it.requestId();
      default -> type + message.key();
    };
  }

  /** The words for a step of a request. */
  public static String step(String step, UUID requestId) {
    return "OutflowAdvanced/" + step + "/" + requestId;
  }

  /** The words for a message of this type about this. */
  public static String of(Class<? extends Message> type, Object about) {
    return type.getSimpleName() + "/" + about;
  }
}
