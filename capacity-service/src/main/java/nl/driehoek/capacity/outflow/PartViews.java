package nl.driehoek.capacity.outflow;

import nl.driehoek.capacity.http.model.CarePart;
import nl.driehoek.capacity.http.model.HomePart;
import nl.driehoek.capacity.http.model.MoneyPart;
import nl.driehoek.capacity.http.model.QuotaPart;
import org.jspecify.annotations.Nullable;

/** The four things that have to come together, at the edge. */
final class PartViews {

  private PartViews() {}

  static QuotaPart quota(@Nullable Outflow o) {
    Quota quota = o == null ? Quota.NONE : o.quota();
    return new QuotaPart()
        .state(QuotaPart.StateEnum.fromValue(quota.state().name()))
        .year(quota.state() == Quota.State.NONE ? null : quota.year());
  }

  static HomePart home(@Nullable Outflow o) {
    Home home = o == null ? Home.NONE : o.home();
    HomePart view =
        new HomePart()
            .state(HomePart.StateEnum.fromValue(home.state().name()))
            .lastKeyDate(home.clearedUntil());
    Home.Offer offer = home.offer();
    if (offer != null) {
      view.offerId(offer.offerId())
          .unitId(offer.unitId())
          .corporationId(offer.corporationId())
          .rank(offer.rank())
          .answerBy(offer.answerBy())
          .availableFrom(offer.availableFrom());
    }
    Home.Tenancy tenancy = home.tenancy();
    if (tenancy != null) {
      view.tenancyId(tenancy.tenancyId())
          .unitId(tenancy.unitId())
          .signedOn(tenancy.signedOn())
          .plannedKeyDate(tenancy.plannedKeyDate())
          .keyDate(tenancy.keyDate());
    }
    return view;
  }

  static MoneyPart money(@Nullable Outflow o, boolean withCents) {
    Money money = o == null ? Money.NONE : o.money();
    MoneyPart view = new MoneyPart().state(MoneyPart.StateEnum.fromValue(money.state().name()));
    return withCents
        ? view.reservedCents(money.held() ? money.reservedCents() : null)
            .shiftedCents(money.state() == Money.State.POSTED ? money.shiftedCents() : null)
        : view;
  }

  static CarePart care(@Nullable Outflow o) {
    Care care = o == null ? Care.NONE : o.care();
    return new CarePart()
        .state(care.guaranteed() ? CarePart.StateEnum.GUARANTEED : CarePart.StateEnum.NONE)
        .dueOn(care.dueOn())
        .guaranteedOn(care.guaranteedOn())
        .supportStartDueOn(care.supportDueOn())
        .supportStartedOn(care.supportStartedOn());
  }
}
