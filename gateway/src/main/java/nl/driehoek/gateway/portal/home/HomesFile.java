package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.housing.model.Home;
import nl.driehoek.contracts.http.housing.model.Unit;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Euro;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

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

  /** Homes, with what the search for one may ask. */
  Object homes(Found<Rows.Part<Unit>> all, Say say, Person person, Model model) {
    return list("homes", HOME, all, unit -> row(unit, say, person.locale()), person, model);
  }

  private List<@Nullable Object> row(Unit unit, Say say, Locale locale) {
    Home home = unit.getHome();
    return Arrays.asList(
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
        home.getEnergyLabel() == null ? null : say("home.label." + home.getEnergyLabel(), locale),
        say("home.state." + unit.getState(), locale),
        unit.getChangedAt());
  }

  /**
   * @param head keys of the words above the columns, without {@code home.}
   */
  <T> Object list(
      String name,
      List<String> head,
      Found<Rows.Part<T>> all,
      Function<T, List<@Nullable Object>> row,
      Person person,
      Model model) {
    Locale locale = person.locale();
    return Csv.list(
        say("home.file." + name, locale),
        head.stream().map(each -> say("home." + each, locale)).toList(),
        all,
        row,
        new Words(texts, locale),
        model);
  }

  String yes(@Nullable Boolean value, Locale locale) {
    return say(Boolean.TRUE.equals(value) ? "home.yes" : "home.no", locale);
  }

  /** The words of this key. */
  String say(String key, Locale locale) {
    return Stream.ofNullable(texts.getMessage(key, null, locale)).findFirst().orElse("");
  }
}
