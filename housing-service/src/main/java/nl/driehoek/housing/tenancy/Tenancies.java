package nl.driehoek.housing.tenancy;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.driehoek.housing.tenancy.Tenancy.Allocation;
import nl.driehoek.housing.tenancy.Tenancy.CareAgreement;
import nl.driehoek.housing.tenancy.Tenancy.Parties;
import nl.driehoek.housing.tenancy.Tenancy.Signature;
import nl.driehoek.housing.tenancy.Tenancy.Temporary;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tenancies with their signatures. */
@Repository
public class Tenancies {

  private final JdbcClient jdbc;
  private final JdbcTemplate batch;
  private final Clock clock;

  Tenancies(JdbcClient jdbc, JdbcTemplate batch, Clock clock) {
    this.jdbc = jdbc;
    this.batch = batch;
    this.clock = clock;
  }

  public Optional<Tenancy> find(UUID tenancyId) {
    return complete(
            jdbc.sql("select * from tenancy where tenancy_id = :id")
                .param("id", tenancyId)
                .query(Tenancies::row)
                .list())
        .stream()
        .findFirst();
  }

  /** By offer, in two queries. */
  public Map<UUID, Tenancy> ofOffers(Collection<UUID> offerIds) {
    Map<UUID, Tenancy> found = new HashMap<>();
    complete(
            jdbc.sql("select * from tenancy where offer_id = any(:ids)")
                .param("ids", offerIds.toArray(UUID[]::new))
                .query(Tenancies::row)
                .list())
        .forEach(each -> found.put(each.parties().offerId(), each));
    return found;
  }

  /** Adds the signatures to tenancies that were read without. */
  public List<Tenancy> complete(List<Tenancy> tenancies) {
    if (tenancies.isEmpty()) {
      return tenancies;
    }
    Map<UUID, List<Signature>> signatures = new HashMap<>();
    jdbc.sql(
            """
            select * from tenancy_signature where tenancy_id = any(:ids) order by signed_at, party
            """)
        .param("ids", tenancies.stream().map(Tenancy::tenancyId).toArray(UUID[]::new))
        .query(
            rs -> {
              signatures
                  .computeIfAbsent(rs.getObject("tenancy_id", UUID.class), id -> new ArrayList<>())
                  .add(signature(rs));
            });
    return tenancies.stream()
        .map(each -> with(each, signatures.getOrDefault(each.tenancyId(), List.of())))
        .toList();
  }

  /** Adds new tenancies. */
  public void insert(Collection<Tenancy> tenancies) {
    OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
    batch.batchUpdate(
        """
        insert into tenancy (tenancy_id, offer_id, unit_id, unit_reference, corporation_id,
          region_code, covenant_id, care_organisation_id, request_id, attempt, state,
          support_agreed, care_agreement_state, fitting, social, rent_warning, available_from,
          planned_key_date, created_at, version)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        tenancies.stream()
            .map(
                each -> {
                  Parties parties = each.parties();
                  return new Object[] {
                    each.tenancyId(),
                    parties.offerId(),
                    parties.unitId(),
                    parties.unitReference(),
                    parties.corporationId(),
                    parties.regionCode(),
                    parties.covenantId(),
                    parties.careOrganisationId(),
                    parties.requestId(),
                    parties.attempt(),
                    each.state().name(),
                    each.care().supportAgreed(),
                    each.care().state().name(),
                    each.allocation().fitting(),
                    each.allocation().social(),
                    each.allocation().rentWarning(),
                    each.availableFrom(),
                    each.plannedKeyDate(),
                    now,
                    each.version()
                  };
                })
            .toList());
  }

  /**
   * Writes each tenancy over the version before it, with the signature that was added.
   *
   * @throws OptimisticLockingFailureException when one has changed since it was read
   */
  public void save(Collection<Tenancy> changed) {
    int[] counts =
        batch.batchUpdate(
            """
            update tenancy set state = ?, care_agreement_state = ?, non_fitting_reason = ?,
              planned_key_date = ?, temporary_until = ?, legal_group = ?, signed_on = ?,
              key_date = ?, cancelled_reason = ?, version = ?
            where tenancy_id = ? and version = ?
            """,
            changed.stream()
                .map(
                    each -> {
                      Temporary temporary = each.temporary();
                      return new @Nullable Object[] {
                        each.state().name(),
                        each.care().state().name(),
                        each.allocation().nonFittingReason(),
                        each.plannedKeyDate(),
                        temporary == null ? null : temporary.until(),
                        temporary == null ? null : temporary.legalGroup(),
                        each.signedOn(),
                        each.keyDate(),
                        each.cancelledReason(),
                        each.version(),
                        each.tenancyId(),
                        each.version() - 1
                      };
                    })
                .toList());
    for (int count : counts) {
      if (count != 1) {
        throw new OptimisticLockingFailureException("a tenancy has changed meanwhile");
      }
    }
    addSignatures(changed);
  }

  private void addSignatures(Collection<Tenancy> changed) {
    batch.batchUpdate(
        """
        insert into tenancy_signature (tenancy_id, party, signed_at, by_role, signer_key,
          organisation_id, on_behalf)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        changed.stream()
            .flatMap(
                each ->
                    each.signatures().stream()
                        .map(
                            signature ->
                                new Object[] {
                                  each.tenancyId(),
                                  signature.party().name(),
                                  signature.at().atOffset(ZoneOffset.UTC),
                                  signature.byRole(),
                                  signature.signerKey(),
                                  signature.organisationId(),
                                  signature.onBehalf()
                                }))
            .toList());
  }

  private static Signature signature(ResultSet rs) throws SQLException {
    return new Signature(
        SigningParty.valueOf(rs.getString("party")),
        rs.getObject("signed_at", OffsetDateTime.class).toInstant(),
        rs.getString("by_role"),
        rs.getString("signer_key"),
        rs.getObject("organisation_id", UUID.class),
        rs.getBoolean("on_behalf"));
  }

  private static Tenancy with(Tenancy t, List<Signature> signatures) {
    return new Tenancy(
        t.tenancyId(),
        t.parties(),
        t.state(),
        t.care(),
        t.allocation(),
        t.availableFrom(),
        t.plannedKeyDate(),
        t.temporary(),
        signatures,
        t.signedOn(),
        t.keyDate(),
        t.cancelledReason(),
        t.version());
  }

  /** A row of the table tenancy, without its signatures. */
  public static Tenancy row(ResultSet rs, int row) throws SQLException {
    LocalDate until = rs.getObject("temporary_until", LocalDate.class);
    return new Tenancy(
        rs.getObject("tenancy_id", UUID.class),
        new Parties(
            rs.getObject("offer_id", UUID.class),
            rs.getObject("unit_id", UUID.class),
            rs.getString("unit_reference"),
            rs.getObject("corporation_id", UUID.class),
            rs.getString("region_code"),
            rs.getObject("covenant_id", UUID.class),
            rs.getObject("care_organisation_id", UUID.class),
            rs.getObject("request_id", UUID.class),
            rs.getInt("attempt")),
        TenancyState.valueOf(rs.getString("state")),
        new CareAgreement(
            rs.getBoolean("support_agreed"),
            CareAgreement.State.valueOf(rs.getString("care_agreement_state"))),
        new Allocation(
            rs.getString("fitting"),
            rs.getString("non_fitting_reason"),
            rs.getBoolean("social"),
            rs.getBoolean("rent_warning")),
        rs.getObject("available_from", LocalDate.class),
        rs.getObject("planned_key_date", LocalDate.class),
        until == null ? null : new Temporary(until, rs.getString("legal_group")),
        List.of(),
        rs.getObject("signed_on", LocalDate.class),
        rs.getObject("key_date", LocalDate.class),
        rs.getString("cancelled_reason"),
        rs.getLong("version"));
  }
}
