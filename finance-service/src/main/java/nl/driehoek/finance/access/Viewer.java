package nl.driehoek.finance.access;

import java.util.UUID;
import nl.driehoek.platform.web.Caller;

/**
 * Who looks, as far as SQL needs to know: every query of this service is narrowed by these two
 * parameters.
 *
 * @param everything true for the auditor only
 * @param organisationId on whose behalf the caller looks
 */
public record Viewer(boolean everything, UUID organisationId) {

  /**
   * Of a covenant aliased c: whether the viewer takes part in it. Parameters everything, viewer.
   */
  public static final String SEES_COVENANT =
      """
      (:everything or c.municipality_id = :viewer or exists (select from covenant_party p
        where p.covenant_id = c.covenant_id and p.organisation_id = :viewer))
      """;

  /** Of a covenant aliased c: whether the viewer may see all of it. */
  public static final String SEES_ALL_OF_COVENANT = "(:everything or c.municipality_id = :viewer)";

  /** A reader of budgets and lines; 403 for the roles that have no business with money. */
  public static Viewer ofMoney() {
    Caller caller = Caller.current();
    caller.requireAny("controller", "director", "planner", "auditor");
    return of(caller);
  }

  /** A controller or director of a municipality, or the auditor; 403 for others. */
  public static Viewer ofControl() {
    Caller caller = Caller.current();
    caller.requireAny("controller", "director", "auditor");
    return of(caller);
  }

  private static Viewer of(Caller caller) {
    return new Viewer(
        caller.has("auditor") && "AUDITOR".equals(caller.organisationKind()),
        caller.organisationId());
  }
}
