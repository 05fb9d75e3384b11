package nl.driehoek.load.front;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The web platform, with one controller of this benchmark. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(RequestController.class)
class FrontParts {}
