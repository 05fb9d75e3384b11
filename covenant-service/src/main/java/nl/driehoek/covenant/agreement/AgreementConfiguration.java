package nl.driehoek.covenant.agreement;

import nl.driehoek.platform.messaging.DeadlineHandling;
import nl.driehoek.platform.web.days.DaySection;
import nl.driehoek.platform.web.days.SqlDaySection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
class AgreementConfiguration {

  /** On the day after the last day a covenant ends by itself. */
  @Bean
  DeadlineHandling covenantTermEnd(AgreeingOnCovenants agreeing) {
    return new DeadlineHandling(CovenantSaving.TERM_END, agreeing::endTerms);
  }

  /** The versions that existed at the end of a day, who had signed them, and which was in force. */
  @Bean
  DaySection versionsOfADay(JdbcTemplate jdbc) {
    return new SqlDaySection(
        jdbc,
        "version",
        """
        select v.covenant_id || '/' || lpad(v.version::text, 6, '0') as key, v.covenant_id,
               v.version, jsonb_build_object('covenantId', v.covenant_id, 'version', v.version,
                 'hash', v.hash, 'signedBy', coalesce(
                   (select jsonb_agg(s.organisation_id order by s.organisation_id)
                      from covenant_signature s where s.covenant_id = v.covenant_id
                       and s.version = v.version and s.signed_at < :end), '[]'),
                 'inForce', coalesce(v.version = (select max(a.version) from covenant_activation a
                   where a.covenant_id = v.covenant_id and a.activated_at < :end), false)) as facts
          from covenant_version v where v.drafted_at < :end
        """,
        """
        exists (select from covenant c join covenant_party p on p.covenant_id = c.covenant_id
                   and p.version in (c.version_in_force, x.version)
                 where c.covenant_id = x.covenant_id and p.organisation_id = :viewer)
        """);
  }
}
