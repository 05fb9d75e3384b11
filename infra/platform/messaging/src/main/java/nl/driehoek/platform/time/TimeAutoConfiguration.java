package nl.driehoek.platform.time;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The business clock, unless the application brings its own. */
@AutoConfiguration
public class TimeAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  Clock businessClock(@Value("${driehoek.clock.file:}") String file) {
    return file.isBlank() ? new BusinessClock() : new BusinessClock(Path.of(file));
  }
}
