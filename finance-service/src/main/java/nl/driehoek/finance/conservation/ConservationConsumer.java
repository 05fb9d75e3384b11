package nl.driehoek.finance.conservation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowAdvanced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowEnded;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowParked;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowPlaced;
import nl.driehoek.contracts.messages.CapacityEvent.OutflowRequested;
import nl.driehoek.contracts.messages.CapacityEvent.PlaceChanged;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaConfirmed;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReleased;
import nl.driehoek.contracts.messages.CovenantEvent.QuotaReserved;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftPosted;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReleased;
import nl.driehoek.contracts.messages.FinanceEvent.ShiftReserved;
import nl.driehoek.contracts.messages.HousingEvent.HomeOffered;
import nl.driehoek.contracts.messages.HousingEvent.HomeReleased;
import nl.driehoek.contracts.messages.HousingEvent.OfferRefused;
import nl.driehoek.contracts.messages.HousingEvent.OfferWithdrawn;
import nl.driehoek.contracts.messages.HousingEvent.TenancyStarted;
import nl.driehoek.contracts.messages.HousingEvent.UnitChanged;
import nl.driehoek.contracts.messages.Message;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Listens to all four services, this one too: own words are held against own books. */
@Configuration
class ConservationConsumer {

  @Bean
  Subscription conservationSubscription(Observations observations) {
    return new Subscription(
        "conservation",
        Set.of(
            Catalogue.COVENANT_EVENTS,
            Catalogue.CAPACITY_EVENTS,
            Catalogue.HOUSING_EVENTS,
            Catalogue.FINANCE_EVENTS),
        Set.of(
            QuotaReserved.class,
            QuotaReleased.class,
            QuotaConfirmed.class,
            OutflowRequested.class,
            OutflowAdvanced.class,
            OutflowParked.class,
            OutflowEnded.class,
            OutflowPlaced.class,
            PlaceChanged.class,
            HomeOffered.class,
            OfferRefused.class,
            OfferWithdrawn.class,
            HomeReleased.class,
            TenancyStarted.class,
            UnitChanged.class,
            ShiftReserved.class,
            ShiftReleased.class,
            ShiftPosted.class),
        batch -> handle(batch, observations));
  }

  private static void handle(List<Received<?>> batch, Observations observations) {
    List<PlaceChanged> places = new ArrayList<>();
    List<UnitChanged> units = new ArrayList<>();
    Set<UUID> requestIds = new TreeSet<>();
    for (Received<?> received : batch) {
      Message event = (Message) received.body();
      UUID requestId = requestId(event);
      if (requestId != null) {
        requestIds.add(requestId);
      }
      if (event instanceof PlaceChanged place) {
        places.add(place);
      } else if (event instanceof UnitChanged unit) {
        units.add(unit);
      }
    }
    Map<UUID, Observed> requests = observations.of(requestIds);
    for (Received<?> received : batch) {
      Message event = (Message) received.body();
      UUID requestId = requestId(event);
      Observed observed = requestId == null ? null : requests.get(requestId);
      if (observed != null) {
        observed.apply(event);
      }
    }
    observations.keep(requests.values());
    observations.keepPlaces(places);
    observations.keepUnits(units);
  }

  /** The request that an event is about; null for a place or a home outside any request. */
  private static @Nullable UUID requestId(Message event) {
    return switch (event) {
      case PlaceChanged place -> place.requestId();
      case UnitChanged unit -> unit.requestId();
      default -> event.key();
    };
  }
}
