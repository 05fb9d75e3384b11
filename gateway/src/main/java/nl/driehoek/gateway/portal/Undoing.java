package nl.driehoek.gateway.portal;

import java.util.ArrayList;
import java.util.List;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowState;

/**
 * What stopping a request gives back, by the parts that the service names. Each reader has words of
 * an own for them: {@code req.undo.} or {@code own.undo.} before the name.
 */
public final class Undoing {
  private Undoing() {}

  /** In the order in which it is undone: the home first. */
  public static List<String> of(OutflowRequest request) {
    if (request.getState() == OutflowState.DRAFT) {
      return List.of("draft");
    }
    List<String> undone = new ArrayList<>();
    switch (request.getHome().getState()) {
      case SOUGHT -> undone.add("search");
      case OFFERED -> undone.add("offer");
      case ACCEPTED -> undone.add("accepted");
      case SIGNED -> undone.add("tenancy");
      case NONE, STARTED, REFUSED, RELEASING, RELEASED -> {}
    }
    switch (request.getMoney().getState()) {
      case ASKED, RESERVED -> undone.add("money");
      case NONE, REFUSED, RELEASING, RELEASED, POSTING, POSTED -> {}
    }
    switch (request.getQuota().getState()) {
      case ASKED, RESERVED -> undone.add("quota");
      case NONE, REFUSED, RELEASING, RELEASED, CONFIRMING, CONFIRMED -> {}
    }
    if (request.getFreedPlacePlan() != null) {
      undone.add("plan");
    }
    undone.add("stay");
    return List.copyOf(undone);
  }
}
