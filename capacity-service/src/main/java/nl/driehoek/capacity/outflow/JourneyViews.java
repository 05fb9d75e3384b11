package nl.driehoek.capacity.outflow;

import java.util.List;
import java.util.UUID;
import nl.driehoek.capacity.http.model.Journey;
import nl.driehoek.capacity.http.model.JourneyEntry;
import nl.driehoek.capacity.outflow.OutflowReader.JournalRow;
import nl.driehoek.platform.web.Caller;

/** The journal as a caller may read it. */
final class JourneyViews {

  private JourneyViews() {}

  static Journey journey(UUID requestId, List<JournalRow> rows, Caller caller) {
    OutflowViewer viewer = OutflowViewer.of(caller);
    return new Journey()
        .requestId(requestId)
        .items(rows.stream().map(row -> entry(requestId, row, caller, viewer)).toList());
  }

  /**
   * Who it was by name of sign-in: for colleagues and the auditor. Own reasons: for insiders.
   * Words: for insiders and for those of whom they are.
   */
  private static JourneyEntry entry(
      UUID requestId, JournalRow row, Caller caller, OutflowViewer viewer) {
    Actor actor = row.actor();
    boolean colleague =
        !viewer.isResident() && caller.organisationId().equals(actor.organisationId());
    boolean namesActor = viewer.all() || (colleague && !actor.role().equals("resident"));
    String subject = actor.subject();
    String ownReason = viewer.insider() ? row.ownReason() : null;
    boolean reads = viewer.insider() || caller.organisationId().equals(actor.organisationId());
    return new JourneyEntry()
        .sequence(row.sequence())
        .at(row.at())
        .step(row.step())
        .state(nl.driehoek.capacity.http.model.OutflowState.fromValue(row.state().name()))
        .attempt(row.attempt())
        .reason(ownReason == null ? row.reason() : ownReason)
        .words(reads ? row.words() : null)
        .actor(
            new nl.driehoek.capacity.http.model.Actor()
                .role(actor.role())
                .organisationId(actor.organisationId())
                .subject(namesActor && subject != null ? UUID.fromString(subject) : null))
        .ruleSetVersion(row.ruleSetVersion())
        .correlationId(requestId);
  }
}
