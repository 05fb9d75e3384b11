package nl.driehoek.capacity.control;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
@Import({FlowFigureReader.class, CapacityMonthReader.class, ControlController.class})
public class ControlFeature {}
