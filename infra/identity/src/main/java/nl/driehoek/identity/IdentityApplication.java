package nl.driehoek.identity;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Starts the issuer; refuses to listen on anything but loopback, since everyone here knows everyone's password. */
@SpringBootApplication
public class IdentityApplication {

  public static void main(String[] args) {
    SpringApplication.run(IdentityApplication.class, args);
  }

  @Bean
  KeyFolder keyFolder(
      @Value("${driehoek.identity.data-dir}") Path folder,
      @Value("${server.address}") String address)
      throws UnknownHostException {
    if (!InetAddress.getByName(address).isLoopbackAddress()) {
      throw new IllegalStateException(
          "The issuer with test identities listens on loopback only, not on " + address);
    }
    return new KeyFolder(folder);
  }
}
