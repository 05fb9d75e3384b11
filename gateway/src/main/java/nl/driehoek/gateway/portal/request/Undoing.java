package nl.driehoek.gateway.portal.request;

import java.util.ArrayList;
import java.util.List;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowState;

/** What stopping a request gives back, as keys of words, by the parts that the service names. */
final class Undoing {
  private Undoing() {}

  /** In the order in which it is undone: the home first. */
  static List<String> of(OutflowRequest request) {
    if (request.getState() == OutflowState.DRAFT) {
      return List.of("req.undo.draft");
    }
    List<String> undone = new ArrayList<>();
    switch (request.getHome().getState()) {
      case SOUGHT -> undone.add("req.undo.search");
      case OFFERED -> undone.add("req.undo.offer");
      case ACCEPTED -> undone.add("req.undo.accepted");
      case SIGNED -> undone.add("req.undo.tenancy");
      case NONE, STARTED, REFUSED, RELEASING, RELEASED -> {}
    }
    switch (request.getMoney().getState()) {
      case ASKED, RESERVED -> undone.add("req.undo.money");
      case NONE, REFUSED, RELEASING, RELEASED, POSTING, POSTED -> {}
    }
    switch (request.getQuota().getState()) {
      case ASKED, RESERVED -> undone.add("req.undo.quota");
      case NONE, REFUSED, RELEASING, RELEASED, CONFIRMING, CONFIRMED -> {}
    }
    if (request.getFreedPlacePlan() != null) {
      undone.add("req.undo.plan");
    }
    undone.add("req.undo.stay");
    return List.copyOf(undone);
  }
}
