package nl.driehoek.identity;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Starts the local issuer; it refuses to listen beyond loopback. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({IssuerConfiguration.class, ClientsConfiguration.class, LoginConfiguration.class})
public class IdentityServer {

  public static void main(String[] args) {
    SpringApplication.run(IdentityServer.class, args);
  }
}
