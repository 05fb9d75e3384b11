package nl.driehoek.covenant.access;

import java.util.Optional;
import java.util.UUID;
import nl.driehoek.covenant.text.TextVersion;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who sees what: a party of the version in force sees all of the covenant; a party of another
 * version sees that version (a newcomer its draft, a former party what it once signed); an auditor
 * sees everything. For everybody else the covenant does not exist.
 */
@Component
public class CovenantAccess {

  private final JdbcClient jdbc;

  CovenantAccess(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What the caller may see of a covenant. */
  public enum Sight {
    /** All versions, progress and quota. */
    WHOLE,
    /** Only the versions of which the organisation is a party. */
    OWN_VERSIONS
  }

  /** Whether this caller sees the covenants of every party. */
  public static boolean seesAll(Caller caller) {
    return caller.has("auditor");
  }

  /** What the caller sees of the covenant; a 404 problem when nothing. */
  public Sight sight(UUID covenantId, Caller caller) {
    return jdbc.sql(
            """
            select case when :seesAll then true
                        else coalesce(bool_or(p.version = c.version_in_force), false) end
            from covenant c
            left join covenant_party p
              on p.covenant_id = c.covenant_id and p.organisation_id = :organisation
            where c.covenant_id = :covenant
            group by c.covenant_id
            having :seesAll or count(p.version) > 0
            """)
        .param("seesAll", seesAll(caller))
        .param("organisation", caller.organisationId())
        .param("covenant", covenantId)
        .query(Boolean.class)
        .optional()
        .map(whole -> whole ? Sight.WHOLE : Sight.OWN_VERSIONS)
        .orElseThrow(ProblemException::notFound);
  }

  /** Refuses with 404 unless the caller sees the whole covenant. */
  public void requireWhole(UUID covenantId, Caller caller) {
    if (sight(covenantId, caller) != Sight.WHOLE) {
      throw ProblemException.notFound();
    }
  }

  /**
   * The text in force, or that was in force last. A 404 problem when the caller does not see it, a
   * 409 problem when nothing was ever in force.
   */
  public TextVersion agreed(UUID covenantId, Caller caller) {
    Sight sight = sight(covenantId, caller);
    Optional<TextVersion> agreed = agreed(covenantId);
    if (agreed.isPresent() && sight != Sight.WHOLE) {
      throw ProblemException.notFound();
    }
    return agreed.orElseThrow(() -> ProblemException.conflict("covenant-not-in-force"));
  }

  private Optional<TextVersion> agreed(UUID covenantId) {
    return jdbc.sql(
            """
            select v.content from covenant c
            join covenant_version v on v.covenant_id = c.covenant_id
              and v.version = c.version_in_force
            where c.covenant_id = :covenant
            """)
        .param("covenant", covenantId)
        .query(String.class)
        .optional()
        .map(TextVersion::read);
  }
}
