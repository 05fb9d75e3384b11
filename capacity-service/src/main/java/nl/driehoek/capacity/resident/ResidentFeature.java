package nl.driehoek.capacity.resident;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
@Import({JdbcResidents.class, ResidentController.class})
public class ResidentFeature {}
