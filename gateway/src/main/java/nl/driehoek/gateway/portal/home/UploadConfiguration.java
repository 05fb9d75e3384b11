package nl.driehoek.gateway.portal.home;

import jakarta.servlet.MultipartConfigElement;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets a page take a file. The parts of a request are read where somebody asks for them, in memory,
 * so that a routed call with parts still passes as it came.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("driehoek.portal.client-key")
class UploadConfiguration {
  private static final int REQUEST_MAX = 2_000_000;

  @Bean
  MultipartConfigElement uploads() {
    return new MultipartConfigElement("", REQUEST_MAX, REQUEST_MAX, REQUEST_MAX);
  }
}
