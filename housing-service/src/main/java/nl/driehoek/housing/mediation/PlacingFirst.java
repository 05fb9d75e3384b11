package nl.driehoek.housing.mediation;

import java.time.Clock;
import java.util.UUID;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.OverrideDecision;
import nl.driehoek.housing.http.model.OverrideDraft;
import nl.driehoek.housing.http.model.OverrideReason;
import nl.driehoek.housing.http.model.OverrideStatus;
import nl.driehoek.housing.http.model.RankOverride;
import nl.driehoek.housing.precedence.Overrides;
import nl.driehoek.housing.precedence.Overrides.Candidate;
import nl.driehoek.platform.web.Audit;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.Faults;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One person proposes to place a candidate first, another decides, and then the line is made anew.
 * Only the order is set aside, never a hard rule; and a running offer is never taken away.
 */
@Service
public class PlacingFirst {

  private final Overrides overrides;
  private final Regions regions;
  private final Relining relining;
  private final Clock clock;
  private final Audit audit;

  PlacingFirst(Overrides overrides, Regions regions, Relining relining, Clock clock, Audit audit) {
    this.overrides = overrides;
    this.regions = regions;
    this.relining = relining;
    this.clock = clock;
    this.audit = audit;
  }

  /**
   * Adds a proposal and gives its id: 404 for whom the caller may not see, 409 when it can't be.
   */
  @Transactional
  public UUID propose(UUID publicationId, OverrideDraft draft, Caller caller) {
    Viewer viewer = decider(caller);
    UUID requestId = draft.getRequestId();
    if (draft.getReason() == OverrideReason.OTHER && draft.getNote() == null) {
      new Faults().add("/note", "note-needed").throwIfAny();
    }
    regions.lock(candidate(publicationId, requestId, viewer).regionCode());
    Candidate candidate = candidate(publicationId, requestId, viewer);
    check(candidate);
    if (overrides.taken(publicationId)) {
      throw ProblemException.conflict("override-exists");
    }
    UUID id = UUID.randomUUID();
    overrides.propose(
        id,
        publicationId,
        requestId,
        candidate,
        draft.getReason(),
        draft.getNote(),
        caller,
        clock.instant());
    audit.changedBecause("override", id, "propose", "PROPOSED", draft.getReason().getValue());
    return id;
  }

  /** Decides on a proposal of somebody else; approval puts the candidate first at once. */
  @Transactional
  public void decide(UUID overrideId, OverrideDecision decision, Caller caller) {
    Viewer viewer = decider(caller);
    RankOverride seen = overrides.find(overrideId, viewer).orElseThrow(ProblemException::notFound);
    Candidate before = candidate(seen.getPublicationId(), seen.getRequestId(), viewer);
    regions.lock(before.regionCode());
    RankOverride proposal =
        overrides.lock(overrideId, viewer).orElseThrow(ProblemException::notFound);
    ProblemException whyNot = whyNotDecided(proposal, caller);
    if (whyNot != null) {
      throw whyNot;
    }
    boolean approved = decision.getApproved();
    if (!approved && decision.getReason() == null) {
      new Faults().add("/reason", "reason-needed").throwIfAny();
    }
    OverrideStatus status = approved ? OverrideStatus.APPROVED : OverrideStatus.REJECTED;
    if (approved) {
      Candidate now = candidate(seen.getPublicationId(), seen.getRequestId(), viewer);
      check(now);
      if (now.attempt() != proposal.getAttempt()) {
        throw ProblemException.conflict("override-not-waiting");
      }
    }
    overrides.decide(overrideId, status, decision.getReason(), caller, clock.instant());
    if (approved) {
      relining.placedFirst(
          before.regionCode(), proposal.getRequestId(), proposal.getPublicationId());
    }
    audit.changed("override", overrideId, approved ? "approve" : "reject", status.getValue());
  }

  /** Null when this person can decide on it. */
  public static @Nullable ProblemException whyNotDecided(RankOverride proposal, Caller caller) {
    if (proposal.getStatus() != OverrideStatus.PROPOSED) {
      return ProblemException.conflict("override-decided");
    }
    return proposal.getProposedBy().toString().equals(caller.subject())
        ? ProblemException.forbidden("four-eyes")
        : null;
  }

  private Candidate candidate(UUID publicationId, UUID requestId, Viewer viewer) {
    return overrides
        .candidate(publicationId, requestId, viewer)
        .filter(each -> !(viewer instanceof Viewer.Corporation) || each.failed().isEmpty())
        .orElseThrow(ProblemException::notFound);
  }

  private static void check(Candidate candidate) {
    if (!candidate.lineOpen()) {
      throw ProblemException.conflict("override-line-closed");
    }
    if (!candidate.failed().isEmpty()) {
      throw ProblemException.conflict("override-not-fitting", candidate.failed());
    }
    if (!candidate.waits() || candidate.hadOffer()) {
      throw ProblemException.conflict("override-not-waiting");
    }
  }

  private static Viewer decider(Caller caller) {
    return switch (Viewer.of(caller)) {
      case Viewer.Corporation corporation -> corporation;
      case Viewer.Municipality municipality -> {
        caller.requireAny("director");
        yield municipality;
      }
      case Viewer.Care _, Viewer.Resident _ ->
          throw ProblemException.forbidden("override-not-yours");
      case Viewer.Auditor _ -> throw ProblemException.forbidden("read-only");
    };
  }
}
