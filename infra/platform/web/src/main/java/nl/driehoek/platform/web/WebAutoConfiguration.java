package nl.driehoek.platform.web;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The edge of a service, ready to use; each bean steps back for one of the service's own. */
@AutoConfiguration
public class WebAutoConfiguration {
  @Bean
  @ConditionalOnMissingBean
  Audit audit() {
    return new Audit() {
      @Override
      public void read(String object, UUID id, @Nullable String subject, String purpose) {}

      @Override
      public void changed(String object, UUID id, String action, String result) {}

      @Override
      public void changedOnBehalfOf(String o, UUID id, String action, String result, String by) {}
    };
  }
}
