package nl.driehoek.gateway.portal.home;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.contracts.http.housing.model.SignatureView;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.gateway.portal.Amsterdam;
import org.jspecify.annotations.Nullable;

/**
 * A step of a case as a corporation may know it: what happened to its home. It is made of the offer
 * and the tenancy only, so that no care fact can be in it.
 *
 * @param at moment in Amsterdam; where only the day is known, one on that day
 * @param text key of its words
 * @param role who did it; null where that is not told
 */
record CaseStep(ZonedDateTime at, String text, @Nullable String role) {

  /** Oldest first. */
  static List<CaseStep> of(@Nullable Offer offer, Tenancy tenancy) {
    List<CaseStep> steps = new ArrayList<>();
    if (offer != null) {
      steps.add(at(offer.getOfferedAt(), "offered", null));
      if (offer.getViewedOn() != null) {
        // Of a viewing only the day is known: it was after the offer and before the answer.
        ZonedDateTime day = offer.getViewedOn().atStartOfDay(Amsterdam.ZONE);
        ZonedDateTime offered = offer.getOfferedAt().atZone(Amsterdam.ZONE);
        steps.add(new CaseStep(day.isAfter(offered) ? day : offered, "viewed", null));
      }
      if (offer.getState() == OfferState.ACCEPTED && offer.getAnsweredAt() != null) {
        steps.add(at(offer.getAnsweredAt(), "accepted", null));
      }
    }
    for (SignatureView each : tenancy.getSignatures()) {
      steps.add(at(each.getSignedAt(), "signed." + each.getParty(), each.getByRole()));
    }
    if (tenancy.getKeyDate() != null) {
      // After what happened at a known moment of that day.
      ZonedDateTime day = tenancy.getKeyDate().atTime(LocalTime.MAX).atZone(Amsterdam.ZONE);
      steps.add(new CaseStep(day, "key", null));
    }
    return steps.stream().sorted(Comparator.comparing(CaseStep::at)).toList();
  }

  private static CaseStep at(Instant moment, String text, @Nullable String role) {
    return new CaseStep(moment.atZone(Amsterdam.ZONE), text, role);
  }
}
