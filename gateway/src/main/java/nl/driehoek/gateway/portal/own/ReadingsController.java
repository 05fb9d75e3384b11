package nl.driehoek.gateway.portal.own;

import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Who used the data of the resident who looks: all of it, newest first unless asked otherwise. */
@PortalPage
class ReadingsController {
  private static final int ROWS = 50;
  private static final String OLDEST = "at";
  private static final String NEWEST = "-at";

  private final Sources sources;
  private final Looks looks;
  private final MessageSource texts;

  ReadingsController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.looks = new Looks(sources);
    this.texts = texts;
  }

  /** What is asked of the list, as it stands in the link. */
  record Filter(@Nullable String source, @Nullable String who, @Nullable String sort) {
    String of() {
      return "housing".equals(source) ? "housing" : "capacity";
    }

    String order() {
      return OLDEST.equals(sort) ? OLDEST : NEWEST;
    }

    boolean shows(Look look) {
      return !"others".equals(who) || !look.own();
    }
  }

  @GetMapping("/portal/my-path/readings")
  String list(
      @RequestAttribute("person") Person person,
      Filter filter,
      @RequestParam(required = false) @Nullable String cursor,
      Model model) {
    if (!person.caller().has("resident")) {
      return Outcome.notFound(model);
    }
    var asked = sources.meanwhile(() -> Requests.of(sources, person));
    Found<Rows.Part<Look.Entry>> found =
        looks.of(person, filter.of(), filter.order()).from(cursor, ROWS);
    Set<UUID> municipalities = municipalities(Sources.answer(asked));
    Rows.Part<Look.Entry> page = found.orNull();
    if (page == null) {
      return Outcome.instead(found, model);
    }
    model.addAttribute("page", shown(page, filter, person, municipalities));
    model.addAttribute("source", filter.of());
    model.addAttribute("who", filter.who());
    model.addAttribute("order", filter.order());
    return "portal/my-readings";
  }

  @GetMapping(path = "/portal/my-path/readings", params = "format=csv")
  Object file(@RequestAttribute("person") Person person, Filter filter, Model model) {
    Set<UUID> municipalities = municipalities(Requests.of(sources, person));
    Words words = Words.of(texts, person);
    return Csv.list(
        words.of("own.looked.file"),
        words.all("own.looked.when", "own.looked.who", "own.looked.what", "own.looked.why"),
        Rows.map(
            Rows.all(looks.of(person, filter.of(), filter.order()), null),
            all -> shown(all, filter, person, municipalities)),
        look -> Arrays.asList(look.at(), look.who(), look.what(), look.why()),
        words,
        model);
  }

  private Rows.Part<Look> shown(
      Rows.Part<Look.Entry> part, Filter filter, Person person, Set<UUID> municipalities) {
    return part.each(
        entry ->
            Stream.of(Look.of(entry, person, municipalities, texts))
                .filter(filter::shows)
                .toList());
  }

  private static Set<UUID> municipalities(Found<Requests> found) {
    Requests requests = found.orNull();
    return requests == null ? Set.of() : requests.municipalities();
  }
}
