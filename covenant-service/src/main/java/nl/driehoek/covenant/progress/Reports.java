package nl.driehoek.covenant.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.driehoek.covenant.progress.Report.Kind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What directors reported; never changed. */
@Component
class Reports {

  private final JdbcClient jdbc;

  Reports(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** All of the covenant, oldest first. */
  List<Report> of(UUID covenantId) {
    return jdbc.sql(
            """
            select report_id, clause, promise, kind, reference, occurred_on, amount, reported_by,
                   reported_at
            from commitment_report where covenant_id = ?
            order by occurred_on, reported_at, report_id
            """)
        .params(covenantId)
        .query((row, _) -> report(row))
        .list();
  }

  /** Those that were made before this moment. */
  List<Report> madeBefore(Instant moment, UUID covenantId) {
    return of(covenantId).stream().filter(it -> it.reportedAt().isBefore(moment)).toList();
  }

  void insert(UUID covenantId, Report report, String subject) {
    jdbc.sql(
            """
            insert into commitment_report (report_id, covenant_id, clause, promise, kind,
                                           reference, occurred_on, amount, reported_by, subject,
                                           reported_at)
            values (:id, :covenant, :clause, :promise, :kind, :reference, :occurredOn, :amount,
              :by, :subject, :at)
            """)
        .param("id", report.reportId())
        .param("covenant", covenantId)
        .param("clause", report.clause())
        .param("promise", report.promise())
        .param("kind", report.kind().name())
        .param("reference", report.reference())
        .param("occurredOn", report.occurredOn())
        .param("amount", report.amount())
        .param("by", report.reportedBy())
        .param("subject", subject)
        .param("at", Timestamp.from(report.reportedAt()))
        .update();
  }

  /** Lets one report of a covenant be judged at a time. */
  void lock(UUID covenantId) {
    jdbc.sql("select covenant_id from covenant where covenant_id = ? for update")
        .params(covenantId)
        .query(UUID.class)
        .single();
  }

  private static Report report(ResultSet row) throws SQLException {
    return new Report(
        row.getObject("report_id", UUID.class),
        row.getString("clause"),
        row.getString("promise"),
        Kind.valueOf(row.getString("kind")),
        row.getString("reference"),
        row.getObject("occurred_on", LocalDate.class),
        row.getObject("amount", Integer.class),
        row.getObject("reported_by", UUID.class),
        row.getTimestamp("reported_at").toInstant());
  }
}
