package nl.driehoek.capacity.location;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
@Import({JdbcLocations.class, LocationController.class})
public class LocationFeature {}
