package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.housing.model.Home;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Euro;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Lists of these pages as files; codes are written out in the language of the person. */
@Component
@ConditionalOnProperty("driehoek.portal.client-key")
class HomesFile {
  private static final List<String> HOME =
      List.of(
          "reference",
          "corporation",
          "postcode",
          "houseNumber",
          "addition",
          "rent",
          "rooms",
          "floor",
          "lift",
          "stepFree",
          "pets",
          "surface",
          "label",
          "state",
          "changed");

  private final MessageSource texts;

  HomesFile(MessageSource texts) {
    this.texts = texts;
  }

  ResponseEntity<byte[]> of(List<Unit> units, Say say, Locale locale) {
    return file(
        "homes",
        HOME,
        units.stream()
            .map(
                unit -> {
                  Home home = unit.getHome();
                  return Arrays.<@Nullable Object>asList(
                      unit.getReference(),
                      say.party(unit.getCorporationId()),
                      unit.getPostcode(),
                      unit.getHouseNumber(),
                      unit.getHouseNumberAddition(),
                      Euro.plain(home.getRentCents()),
                      home.getRooms(),
                      home.getFloor(),
                      yes(home.getLift(), locale),
                      yes(home.getStepFree(), locale),
                      yes(home.getPetsAllowed(), locale),
                      home.getSurfaceM2(),
                      home.getEnergyLabel() == null
                          ? null
                          : say("home.label." + home.getEnergyLabel(), locale),
                      say("home.state." + unit.getState(), locale),
                      unit.getChangedAt() == null ? null : say.at(unit.getChangedAt()));
                })
            .toList(),
        locale);
  }

  /**
   * @param head keys of the words above the columns, without {@code homes.}
   */
  ResponseEntity<byte[]> file(
      String name, List<String> head, List<? extends List<?>> rows, Locale locale) {
    return Csv.file(
        say("home.file." + name, locale),
        head.stream().map(each -> say("home." + each, locale)).toList(),
        rows);
  }

  String yes(@Nullable Boolean value, Locale locale) {
    return say(Boolean.TRUE.equals(value) ? "home.yes" : "home.no", locale);
  }

  /** The words of this key. */
  String say(String key, Locale locale) {
    return Stream.ofNullable(texts.getMessage(key, null, locale)).findFirst().orElse("");
  }
}
