package nl.driehoek.gateway.portal.live;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of pages that follow. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("driehoek.portal.client-key")
@EnableConfigurationProperties(LiveProperties.class)
class LiveConfiguration {

  @Bean
  Watchers watchers() {
    return new Watchers();
  }

  @Bean
  @ConditionalOnProperty("driehoek.kafka.bootstrap-servers")
  Events events(LiveProperties properties, Watchers watchers) {
    return new Events(properties, watchers::heard);
  }
}
