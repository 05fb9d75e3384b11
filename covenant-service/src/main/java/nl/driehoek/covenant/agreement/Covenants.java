package nl.driehoek.covenant.agreement;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.covenant.agreement.Covenant.Draft;
import nl.driehoek.covenant.agreement.Covenant.Drafting;
import nl.driehoek.covenant.agreement.Covenant.Ended;
import nl.driehoek.covenant.agreement.Covenant.InForce;
import nl.driehoek.covenant.text.CovenantText;
import nl.driehoek.covenant.text.CovenantText.Party;
import nl.driehoek.covenant.text.TextVersion;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The covenants as rows: the present state in one, everything that was ever agreed beside it. */
@Component
class Covenants {

  private final JdbcClient jdbc;

  Covenants(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(
      UUID covenantId,
      UUID municipalityId,
      String state,
      long revision,
      int latestVersion,
      @Nullable Integer versionInForce,
      @Nullable Integer draftVersion,
      @Nullable LocalDate endedOn) {}

  /** The covenant, locked until the end of the transaction. */
  Optional<Covenant> lock(UUID covenantId) {
    return jdbc.sql(
            """
            select covenant_id, municipality_id, state, revision, latest_version, version_in_force,
                   draft_version, ended_on
            from covenant where covenant_id = :covenant for update
            """)
        .param("covenant", covenantId)
        .query(Row.class)
        .optional()
        .map(this::read);
  }

  private Covenant read(Row row) {
    TextVersion agreed = row.versionInForce() == null ? null : text(row, row.versionInForce());
    Draft draft = row.draftVersion() == null ? null : draft(row, row.draftVersion(), agreed);
    return switch (row.state()) {
      case "DRAFT" ->
          new Drafting(
              row.covenantId(),
              row.municipalityId(),
              row.revision(),
              Objects.requireNonNull(draft));
      case "ACTIVE" ->
          new InForce(
              row.covenantId(),
              row.municipalityId(),
              row.revision(),
              row.latestVersion(),
              Objects.requireNonNull(agreed),
              draft);
      case "ENDED" ->
          new Ended(
              row.covenantId(),
              row.municipalityId(),
              row.revision(),
              row.latestVersion(),
              Objects.requireNonNull(agreed),
              Objects.requireNonNull(row.endedOn()));
      default -> throw new IllegalStateException(row.state());
    };
  }

  private TextVersion text(Row row, int version) {
    return TextVersion.read(
        jdbc.sql("select content from covenant_version where covenant_id = ? and version = ?")
            .params(row.covenantId(), version)
            .query(String.class)
            .single());
  }

  private Draft draft(Row row, int version, @Nullable TextVersion agreed) {
    Set<UUID> signed =
        new HashSet<>(
            jdbc.sql(
                    """
                    select organisation_id from covenant_signature
                    where covenant_id = ? and version = ?
                    """)
                .params(row.covenantId(), version)
                .query(UUID.class)
                .list());
    Draft unsigned = Draft.of(text(row, version), agreed);
    return new Draft(unsigned.text(), unsigned.hash(), unsigned.mustSign(), signed);
  }

  void insert(Drafting covenant) {
    CovenantText text = covenant.draft().text().text();
    jdbc.sql(
            """
            insert into covenant (covenant_id, municipality_id, name, region_code, state, revision,
                                  latest_version, draft_version, valid_from, valid_until, events)
            values (:covenant, :municipality, :name, :region, 'DRAFT', 1, 1, 1, :from, :until, 0)
            """)
        .param("covenant", covenant.covenantId())
        .param("municipality", covenant.municipalityId())
        .param("name", text.name())
        .param("region", text.regionCode())
        .param("from", text.validFrom())
        .param("until", text.validUntil())
        .update();
  }

  /**
   * Writes the present state over the one that was read.
   *
   * @param eventsMore events that will be sent about it in this transaction
   * @return how many events were sent about it in all, these included
   */
  long update(Covenant before, Covenant after, int eventsMore) {
    CovenantText shown = shown(after);
    Draft draft = openDraft(after);
    return jdbc.sql(
            """
            update covenant
            set name = :name, region_code = :region, valid_from = :from, valid_until = :until,
                state = :state, revision = :revision, latest_version = :latest,
                version_in_force = :inForce, draft_version = :draft, ended_on = :endedOn,
                events = events + :more
            where covenant_id = :covenant and revision = :was returning events
            """)
        .param("name", shown.name())
        .param("region", shown.regionCode())
        .param("from", shown.validFrom())
        .param("until", shown.validUntil())
        .param("state", state(after))
        .param("revision", after.revision())
        .param("latest", after.latestVersion())
        .param("inForce", versionInForce(after))
        .param("draft", draft == null ? null : draft.version())
        .param("endedOn", after instanceof Ended ended ? ended.endedOn() : null)
        .param("more", eventsMore)
        .param("covenant", after.covenantId())
        .param("was", before.revision())
        .query(Long.class)
        .optional()
        .orElseThrow(() -> new OptimisticLockingFailureException("covenant " + after.covenantId()));
  }

  private static String state(Covenant covenant) {
    return switch (covenant) {
      case Drafting _ -> "DRAFT";
      case InForce _ -> "ACTIVE";
      case Ended _ -> "ENDED";
    };
  }

  private static @Nullable Integer versionInForce(Covenant covenant) {
    return switch (covenant) {
      case Drafting _ -> null;
      case InForce inForce -> inForce.agreed().version();
      case Ended ended -> ended.last().version();
    };
  }

  private static @Nullable Draft openDraft(Covenant covenant) {
    return switch (covenant) {
      case Drafting drafting -> drafting.draft();
      case InForce inForce -> inForce.amendment();
      case Ended _ -> null;
    };
  }

  private static CovenantText shown(Covenant covenant) {
    return switch (covenant) {
      case Drafting drafting -> drafting.draft().text().text();
      case InForce inForce -> inForce.agreed().text();
      case Ended ended -> ended.last().text();
    };
  }

  void insertVersion(Draft draft, String subject, Instant now) {
    TextVersion text = draft.text();
    jdbc.sql(
            """
            insert into covenant_version (covenant_id, version, hash, content, drafted_at,
                                          drafted_by)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            text.covenantId(),
            text.version(),
            draft.hash(),
            text.canonical(),
            Timestamp.from(now),
            subject)
        .update();
    List<Party> parties = text.text().parties();
    jdbc.sql(
            """
            insert into covenant_party (covenant_id, version, organisation_id, kind)
            select ?, ?, organisation_id, kind from unnest(?::uuid[],
              ?::text[]) p (organisation_id, kind)
            """)
        .params(
            text.covenantId(),
            text.version(),
            parties.stream().map(Party::organisationId).toArray(UUID[]::new),
            parties.stream().map(party -> party.kind().name()).toArray(String[]::new))
        .update();
  }

  void insertSignature(
      UUID covenantId, CovenantChange.VersionSigned signed, String subject, Instant now) {
    jdbc.sql(
            """
            insert into covenant_signature (covenant_id, version, organisation_id, hash,
              signed_by, signed_at)
            values (?, ?, ?, ?, ?, ?)
            """)
        .params(
            covenantId,
            signed.version(),
            signed.organisationId(),
            signed.hash(),
            subject,
            Timestamp.from(now))
        .update();
  }

  void insertActivation(UUID covenantId, int version, Instant now) {
    jdbc.sql(
            "insert into covenant_activation (covenant_id, version, activated_at) values (?, ?, ?)")
        .params(covenantId, version, Timestamp.from(now))
        .update();
  }
}
