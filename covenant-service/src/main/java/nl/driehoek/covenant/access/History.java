package nl.driehoek.covenant.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to a covenant; written with the change, and never again. */
@Component
public class History {

  private final JdbcClient jdbc;

  History(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What was done. */
  public enum Action {
    DRAFTED,
    REDRAFTED,
    AMENDMENT_OPENED,
    AMENDMENT_WITHDRAWN,
    SIGNED,
    ACTIVATED,
    REPORTED,
    ENDED
  }

  /**
   * Who did it.
   *
   * @param subject the person, or {@code clock} when a date passed
   */
  public record Actor(UUID organisationId, String subject) {}

  /**
   * Appends a line, in the transaction of the caller, which holds the lock on the covenant.
   *
   * @param version that it is about
   * @param reason in the words of who did it
   */
  public void append(
      UUID covenantId,
      Action action,
      @Nullable Integer version,
      Actor actor,
      @Nullable String reason,
      Instant now) {
    jdbc.sql(
            """
            insert into covenant_history (covenant_id, number, at, action, version,
              organisation_id, subject, reason)
            select :covenant, coalesce(max(number), 0) + 1, :at, :action, :version,
              :organisation, :subject, :reason
            from covenant_history where covenant_id = :covenant
            """)
        .param("covenant", covenantId)
        .param("at", Timestamp.from(now))
        .param("action", action.name())
        .param("version", version)
        .param("organisation", actor.organisationId())
        .param("subject", actor.subject())
        .param("reason", reason)
        .update();
  }
}
