package nl.driehoek.capacity.outflow;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/**
 * Which requests a caller may see: staff of the care institution its own; the municipality those of
 * its covenants, once filed; a resident the own; an auditor all. For everybody else none exists.
 *
 * @param insider may read what is written about the person
 */
record OutflowViewer(
    @Nullable UUID institution,
    @Nullable UUID municipality,
    @Nullable String residentSubject,
    boolean all,
    boolean insider) {

  static OutflowViewer of(Caller caller) {
    UUID organisation = caller.organisationId();
    return switch (caller.organisationKind()) {
      case "CARE_INSTITUTION" -> atInstitution(caller, organisation);
      case "MUNICIPALITY" -> new OutflowViewer(null, organisation, null, false, false);
      case "AUDITOR" -> new OutflowViewer(null, null, null, caller.has("auditor"), false);
      default -> new OutflowViewer(null, null, null, false, false);
    };
  }

  private static OutflowViewer atInstitution(Caller caller, UUID organisation) {
    boolean caresForPeople = caller.has("mentor") || caller.has("planner");
    if (caresForPeople || caller.has("director")) {
      return new OutflowViewer(organisation, null, null, false, caresForPeople);
    }
    return caller.has("resident")
        ? new OutflowViewer(null, null, caller.subject(), false, true)
        : new OutflowViewer(null, null, null, false, false);
  }

  boolean isResident() {
    return residentSubject != null;
  }

  /** A condition on outflow_request r and its resident p: one alternative, so one index. */
  String sql() {
    if (all) {
      return " r.state <> 'DRAFT'";
    }
    if (institution != null) {
      return " r.care_organisation_id = :viewerInstitution";
    }
    if (municipality != null) {
      return " r.municipality_id = :viewerMunicipality";
    }
    return residentSubject == null ? " false" : " p.subject = :viewerSubject";
  }

  Map<String, @Nullable Object> params() {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("viewerInstitution", institution);
    params.put("viewerMunicipality", municipality);
    params.put("viewerSubject", residentSubject);
    return params;
  }
}
