package nl.driehoek.gateway.portal.own;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.ResponseEntity;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who used the data of the resident who looks: all of it, newest first. */
@PortalPage
class ReadingsController {
  private static final int ROWS = 50;
  private static final int FILE_PAGE = 200;
  private static final String HOUSING = "housing";

  private final Sources sources;
  private final Looks looks;
  private final MessageSource texts;

  ReadingsController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.looks = new Looks(sources);
    this.texts = texts;
  }

  @GetMapping("/portal/my-path/readings")
  String list(
      @RequestAttribute("person") Person person,
      @RequestParam(defaultValue = "capacity") String source,
      @RequestParam(defaultValue = "") String who,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    if (!person.caller().has("resident")) {
      return Outcome.notFound(model);
    }
    var asked = sources.meanwhile(() -> Requests.of(sources, person));
    Found<Looks.Page> found = page(person, source, cursor, ROWS);
    Set<UUID> municipalities = municipalities(Sources.answer(asked));
    Looks.Page page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("looks", shown(page, person, municipalities, who).toList());
    model.addAttribute("next", page.next());
    model.addAttribute("source", source.equals(HOUSING) ? HOUSING : "capacity");
    model.addAttribute("who", who);
    return "portal/my-readings";
  }

  @GetMapping(path = "/portal/my-path/readings", params = "format=csv")
  ResponseEntity<byte[]> file(
      @RequestAttribute("person") Person person,
      @RequestParam(defaultValue = "capacity") String source,
      @RequestParam(defaultValue = "") String who) {
    Set<UUID> municipalities = municipalities(Requests.of(sources, person));
    List<List<?>> rows = new ArrayList<>();
    @Nullable String cursor = null;
    Locale locale = person.locale();
    var moment = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", locale);
    do {
      Looks.Page page = page(person, source, cursor, FILE_PAGE).orNull();
      if (page == null) {
        break;
      }
      shown(page, person, municipalities, who)
          .forEach(
              look ->
                  rows.add(
                      List.of(
                          moment.format(look.at()),
                          look.who(),
                          look.what(),
                          look.why() == null ? "" : look.why())));
      cursor = page.next();
    } while (cursor != null && rows.size() < Csv.ROWS_MAX);
    List<String> head =
        Stream.of("own.looked.when", "own.looked.who", "own.looked.what", "own.looked.why")
            .map(key -> texts.getMessage(key, null, locale))
            .toList();
    return Csv.file("readings", head, rows);
  }

  private Found<Looks.Page> page(Person person, String source, @Nullable String cursor, int limit) {
    return source.equals(HOUSING)
        ? looks.atHousing(person, cursor, limit)
        : looks.atCapacity(person, cursor, limit);
  }

  private Stream<Look> shown(Looks.Page page, Person person, Set<UUID> municipalities, String who) {
    return page.entries().stream()
        .map(entry -> Look.of(entry, person, municipalities, texts))
        .filter(look -> !who.equals("others") || !look.own());
  }

  private static Set<UUID> municipalities(Found<Requests> found) {
    Requests requests = found.orNull();
    return requests == null ? Set.of() : requests.municipalities();
  }
}
