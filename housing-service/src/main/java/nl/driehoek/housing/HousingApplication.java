package nl.driehoek.housing;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the housing service. */
@SpringBootApplication
public class HousingApplication {

  /** Runs until the process is told to stop. */
  public static void main(String[] arguments) {
    SpringApplication.run(HousingApplication.class, arguments);
  }
}
