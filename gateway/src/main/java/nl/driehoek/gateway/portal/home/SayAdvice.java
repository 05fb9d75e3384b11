package nl.driehoek.gateway.portal.home;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import nl.driehoek.gateway.clock.ClockFile;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.party.Organisations;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;

/** Gives every page of this group its words. */
@ControllerAdvice(basePackageClasses = SayAdvice.class)
@ConditionalOnProperty("driehoek.portal.client-key")
class SayAdvice {
  private final Organisations organisations;
  private final InstantSource clock;

  SayAdvice(Organisations organisations, @Value("${driehoek.clock.file:}") String clockFile) {
    this.organisations = organisations;
    InstantSource real = InstantSource.system();
    this.clock = clockFile.isBlank() ? real : new ClockFile(Path.of(clockFile), real)::now;
  }

  @ModelAttribute("say")
  Say say(@RequestAttribute("person") Person person) {
    LocalDate today = clock.instant().atZone(Amsterdam.ZONE).toLocalDate();
    return new Say(person.locale(), () -> organisations.names(person), today);
  }
}
