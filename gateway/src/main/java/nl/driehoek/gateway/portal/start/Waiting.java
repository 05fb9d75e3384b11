package nl.driehoek.gateway.portal.start;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import nl.driehoek.contracts.http.capacity.ObjectionsApi;
import nl.driehoek.contracts.http.capacity.model.ObjectionSummary;
import nl.driehoek.contracts.http.capacity.model.ObjectionSummaryPage;
import nl.driehoek.contracts.http.covenant.CovenantsApi;
import nl.driehoek.contracts.http.covenant.model.CovenantPage;
import nl.driehoek.contracts.http.covenant.model.CovenantSummary;
import nl.driehoek.contracts.http.finance.ReversalsApi;
import nl.driehoek.contracts.http.finance.model.Reversal;
import nl.driehoek.contracts.http.finance.model.ReversalPage;
import nl.driehoek.contracts.http.finance.model.ReversalStatus;
import nl.driehoek.contracts.http.housing.OffersApi;
import nl.driehoek.contracts.http.housing.OverridesApi;
import nl.driehoek.contracts.http.housing.model.Offer;
import nl.driehoek.contracts.http.housing.model.OfferPage;
import nl.driehoek.contracts.http.housing.model.OfferState;
import nl.driehoek.contracts.http.housing.model.OverrideStatus;
import nl.driehoek.contracts.http.housing.model.RankOverride;
import nl.driehoek.contracts.http.housing.model.RankOverridePage;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * What waits beside the turns: objections, decisions of a second person, offers, signatures. Asked
 * of all services at once; what a person may not read is simply not there.
 */
public final class Waiting {
  private static final int SHOWN_MAX = 20;

  private final Sources sources;

  public Waiting(Sources sources) {
    this.sources = sources;
  }

  /** Puts it into the model; tells what was found, so that the page can say what is away. */
  public List<Found<?>> show(Person person, Model model) {
    var objections =
        sources.meanwhile(
            person, ObjectionsApi.class, api -> api.listObjections(true, null, SHOWN_MAX));
    var overrides =
        sources.meanwhile(
            person,
            OverridesApi.class,
            api -> api.listOverrides(null, SHOWN_MAX, null, OverrideStatus.PROPOSED));
    var offers =
        sources.meanwhile(
            person,
            OffersApi.class,
            api -> api.listOffers(null, SHOWN_MAX, OfferState.OPEN, null, null, null, null));
    var reversals =
        sources.meanwhile(
            person,
            ReversalsApi.class,
            api -> api.listReversals(null, ReversalStatus.PROPOSED, null, SHOWN_MAX));
    var covenants =
        sources.meanwhile(
            person,
            CovenantsApi.class,
            api -> api.listCovenants(null, null, null, null, null, SHOWN_MAX));
    Found<ObjectionSummaryPage> objected = Sources.answer(objections);
    Found<RankOverridePage> placed = Sources.answer(overrides);
    Found<OfferPage> offered = Sources.answer(offers);
    Found<ReversalPage> turned = Sources.answer(reversals);
    Found<CovenantPage> drafted = Sources.answer(covenants);
    String role = person.role();
    UUID own = person.caller().organisationId();
    model.addAttribute("objections", objections(objected.orNull(), own, role));
    model.addAttribute("overrides", overrides(placed.orNull(), person));
    model.addAttribute("offers", offers(offered.orNull(), role));
    model.addAttribute("reversals", reversals(turned.orNull(), person));
    model.addAttribute("drafts", drafts(drafted.orNull(), role));
    return new ArrayList<>(List.of(objected, placed, offered, turned, drafted));
  }

  /** Of the own organisation, for the role that answers. */
  private static List<ObjectionSummary> objections(
      @Nullable ObjectionSummaryPage page, UUID own, String role) {
    return some(
        page == null ? null : page.getItems(),
        each -> each.getOwnerOrganisationId().equals(own) && each.getOwnerRole().equals(role));
  }

  private static List<RankOverride> overrides(@Nullable RankOverridePage page, Person person) {
    String subject = person.caller().subject();
    return some(
        page == null ? null : page.getItems(),
        each -> !each.getProposedBy().toString().equals(subject) && decides(person));
  }

  private static List<Reversal> reversals(@Nullable ReversalPage page, Person person) {
    String subject = person.caller().subject();
    return some(
        page == null ? null : page.getItems(),
        each -> !each.getProposedBy().toString().equals(subject) && decides(person));
  }

  /** Roles that get decisions of others before them; the service has the last word. */
  private static boolean decides(Person person) {
    return List.of("director", "controller", "letting-officer").contains(person.role());
  }

  private static List<Offer> offers(@Nullable OfferPage page, String role) {
    return some(
        page == null ? null : page.getItems(),
        each -> List.of("mentor", "planner", "letting-officer").contains(role));
  }

  private static List<CovenantSummary> drafts(@Nullable CovenantPage page, String role) {
    return some(
        page == null ? null : page.getItems(),
        each -> each.getDraftVersion() != null && role.equals("director"));
  }

  private static <T> List<T> some(@Nullable List<T> all, Predicate<T> wanted) {
    return all == null ? List.of() : all.stream().filter(wanted).toList();
  }
}
