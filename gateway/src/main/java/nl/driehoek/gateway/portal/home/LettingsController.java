package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What runs between an offer and a key, in one list. */
@PortalPage
class LettingsController {
  private static final List<String> HEAD = List.of("reference", "request", "care", "step", "until");

  private final Lettings lettings;
  private final HomesFile file;

  LettingsController(Lettings lettings, HomesFile file) {
    this.lettings = lettings;
    this.file = file;
  }

  @GetMapping("/portal/lettings")
  Object list(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable String step,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(required = false) @Nullable String format,
      @ModelAttribute("say") Say say,
      Model model) {
    Lettings.Wanted wanted = Asked.one(Lettings.Wanted.class, step);
    Lettings.Found found = lettings.of(person, wanted == null ? Lettings.Wanted.RUNNING : wanted);
    List<Lettings.Letting> all = found.all().stream().sorted(order(sort)).toList();
    if ("csv".equals(format)) {
      return file.file(
          "lettings",
          HEAD,
          all.stream().map(each -> row(each, say, person)).toList(),
          person.locale());
    }
    int from = Math.min(all.size(), from(cursor));
    int to = Math.min(all.size(), from + Rows.SHOWN);
    model.addAttribute("rows", all.subList(from, to));
    model.addAttribute("next", to < all.size() ? String.valueOf(to) : null);
    model.addAttribute("more", found.more());
    model.addAttribute("steps", Lettings.Wanted.values());
    model.addAttribute("away", Missing.of(found.sources()));
    return "portal/home/lettings";
  }

  private List<@Nullable Object> row(Lettings.Letting each, Say say, Person person) {
    return Arrays.asList(
        each.reference(),
        say.request(each.request()),
        say.party(each.care()),
        file.say("home.step." + each.step(), person.locale()),
        each.until());
  }

  private static int from(@Nullable String cursor) {
    Integer number = Asked.number(cursor);
    return number == null ? 0 : number;
  }

  /** First what ends first, unless another order is asked. */
  private static Comparator<Lettings.Letting> order(@Nullable String sort) {
    String by = sort == null ? "until" : sort;
    boolean down = by.startsWith("-");
    Comparator<Lettings.Letting> order =
        switch (down ? by.substring(1) : by) {
          case "reference" -> Comparator.comparing(Lettings.Letting::reference);
          case "step" -> Comparator.comparing(Lettings.Letting::step);
          default ->
              Comparator.comparing(
                  Lettings.Letting::until, Comparator.nullsLast(Comparator.naturalOrder()));
        };
    Comparator<Lettings.Letting> always = order.thenComparing(each -> id(each).toString());
    return down ? always.reversed() : always;
  }

  private static UUID id(Lettings.Letting each) {
    return each.tenancyId() == null ? each.offerId() : each.tenancyId();
  }
}
