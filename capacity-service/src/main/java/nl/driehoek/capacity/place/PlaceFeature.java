package nl.driehoek.capacity.place;

import nl.driehoek.platform.messaging.DeadlineHandling;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
@Import({
  JdbcPlaces.class,
  PlaceDayReader.class,
  PlaceDayViews.class,
  PlaceEvents.class,
  PlaceCalendar.class,
  FreedPlaces.class,
  FreedPlaceOptions.class,
  PlaceController.class
})
public class PlaceFeature {

  @Bean
  DeadlineHandling placePeriodOver(PlaceCalendar calendar) {
    return new DeadlineHandling(PlaceCalendar.PERIOD_OVER, calendar::periodsOver);
  }
}
