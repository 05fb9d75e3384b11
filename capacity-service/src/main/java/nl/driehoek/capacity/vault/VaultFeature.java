package nl.driehoek.capacity.vault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
public class VaultFeature {

  @Bean
  Vault vault(@Value("${driehoek.capacity.encryption-key}") String base64Key) {
    return new Vault(base64Key);
  }
}
