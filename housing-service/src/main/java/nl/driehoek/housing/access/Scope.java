package nl.driehoek.housing.access;

import org.jspecify.annotations.Nullable;

/**
 * A condition for the {@code where} of a query, which narrows it to what the viewer may see.
 *
 * @param sql uses {@code :viewer}
 * @param viewer the value of {@code :viewer}, to be bound also when the condition does not use it
 */
public record Scope(String sql, @Nullable Object viewer) {

  /**
   * Rows about one candidate and one home.
   *
   * @param alias of a table with corporation_id, care_organisation_id, covenant_id and request_id
   */
  public static Scope ofCases(Viewer viewer, String alias) {
    return switch (viewer) {
      case Viewer.Corporation(var org) -> new Scope(alias + ".corporation_id = :viewer", org);
      case Viewer.Care(var org) -> new Scope(alias + ".care_organisation_id = :viewer", org);
      case Viewer.Resident(var key) -> new Scope(ownRequest(alias), key);
      case Viewer.Municipality(var org) -> new Scope(ownCovenant(alias), org);
      case Viewer.Auditor() -> new Scope("true", null);
    };
  }

  /** Candidacies; a corporation meets candidates in its own publications only. */
  public static Scope ofCandidacies(Viewer viewer, String alias) {
    return switch (viewer) {
      case Viewer.Corporation(var org) -> new Scope("false", org);
      case Viewer.Care(var org) -> new Scope(alias + ".care_organisation_id = :viewer", org);
      case Viewer.Resident(var key) -> new Scope(alias + ".resident_key = :viewer", key);
      case Viewer.Municipality(var org) -> new Scope(ownCovenant(alias), org);
      case Viewer.Auditor() -> new Scope("true", null);
    };
  }

  /**
   * Publications: a corporation's own; for the others those of the corporations in their covenants;
   * for a resident those in whose line the resident stands or stood.
   *
   * @param alias of a table with corporation_id and publication_id
   */
  public static Scope ofPublications(Viewer viewer, String alias) {
    return switch (viewer) {
      case Viewer.Corporation(var org) -> new Scope(alias + ".corporation_id = :viewer", org);
      case Viewer.Care(var org) -> new Scope(partner(alias), org);
      case Viewer.Municipality(var org) -> new Scope(partner(alias), org);
      case Viewer.Resident(var key) ->
          new Scope(
              """
              exists (select from pool_line l join candidacy c using (request_id)
                where l.publication_id = %s.publication_id and c.resident_key = :viewer)
              """
                  .formatted(alias),
              key);
      case Viewer.Auditor() -> new Scope("true", null);
    };
  }

  /** Homes with their address: who offers or gets them, and the municipality. */
  public static Scope ofUnits(Viewer viewer, String alias) {
    return switch (viewer) {
      case Viewer.Corporation(var org) -> new Scope(alias + ".corporation_id = :viewer", org);
      case Viewer.Municipality(var org) -> new Scope(partner(alias), org);
      case Viewer.Care(var org) ->
          new Scope(
              """
              exists (select from offer o where o.unit_id = %s.unit_id
                and o.care_organisation_id = :viewer and o.state in ('OPEN', 'ACCEPTED'))
              """
                  .formatted(alias),
              org);
      case Viewer.Resident(var key) ->
          new Scope(
              """
              exists (select from offer o join candidacy c using (request_id)
                where o.unit_id = %s.unit_id and c.resident_key = :viewer
                and o.state in ('OPEN', 'ACCEPTED'))
              """
                  .formatted(alias),
              key);
      case Viewer.Auditor() -> new Scope("true", null);
    };
  }

  private static String ownRequest(String alias) {
    return """
    exists (select from candidacy c
      where c.request_id = %s.request_id and c.resident_key = :viewer)
    """
        .formatted(alias);
  }

  private static String ownCovenant(String alias) {
    return """
    exists (select from covenant_party p
      where p.covenant_id = %s.covenant_id and p.organisation_id = :viewer)
    """
        .formatted(alias);
  }

  private static String partner(String alias) {
    return """
    exists (select from covenant_party mine join covenant_party theirs using (covenant_id)
      where mine.organisation_id = :viewer and theirs.organisation_id = %s.corporation_id)
    """
        .formatted(alias);
  }
}
