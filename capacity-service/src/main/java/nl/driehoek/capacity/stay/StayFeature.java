package nl.driehoek.capacity.stay;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
@Import({JdbcStays.class, StayController.class})
public class StayFeature {}
