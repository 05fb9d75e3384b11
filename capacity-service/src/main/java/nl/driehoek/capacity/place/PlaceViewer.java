package nl.driehoek.capacity.place;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Whose houses and places a caller may see: a care institution its own, a municipality those of the
 * institutions in its covenants, an auditor all. Everybody else sees none.
 */
public record PlaceViewer(@Nullable UUID institution, @Nullable UUID municipality, boolean all) {

  public static PlaceViewer current() {
    return of(Caller.current());
  }

  static PlaceViewer of(Caller caller) {
    UUID organisation = caller.organisationId();
    return switch (caller.organisationKind()) {
      case "CARE_INSTITUTION" ->
          new PlaceViewer(isStaff(caller) ? organisation : null, null, false);
      case "MUNICIPALITY" -> new PlaceViewer(null, organisation, false);
      case "AUDITOR" -> new PlaceViewer(null, null, caller.has("auditor"));
      default -> new PlaceViewer(null, null, false);
    };
  }

  /** A caller of a care institution with one of these roles; a 403 problem otherwise. */
  public static Caller careCaller(String... roles) {
    Caller caller = Caller.current();
    caller.requireAny(roles);
    if (!caller.organisationKind().equals("CARE_INSTITUTION")) {
      throw ProblemException.forbidden("care-institution-only");
    }
    return caller;
  }

  static boolean isStaff(Caller caller) {
    return caller.has("mentor") || caller.has("planner") || caller.has("director");
  }

  /** The institution as it may see who lives where; null for every other viewer. */
  @Nullable UUID insider() {
    return institution;
  }

  /** Whether the viewer may see which stay or request is behind a period. */
  boolean mayLink() {
    return institution != null || all;
  }

  /** A condition on a table with care_organisation_id, under this alias. */
  public String sql(String alias) {
    if (all) {
      return " true";
    }
    if (institution != null) {
      return " %s.care_organisation_id = :viewerInstitution".formatted(alias);
    }
    return municipality == null
        ? " false"
        : " %s.care_organisation_id in (".formatted(alias)
            + """
            select m.organisation_id from covenant c join covenant_party m on m.covenant_id = c.id
            where c.municipality_id = :viewerMunicipality)
            """;
  }

  public Map<String, @Nullable Object> params() {
    Map<String, @Nullable Object> params = new HashMap<>();
    params.put("viewerInstitution", institution);
    params.put("viewerMunicipality", municipality);
    return params;
  }
}
