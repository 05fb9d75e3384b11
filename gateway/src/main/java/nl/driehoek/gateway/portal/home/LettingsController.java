package nl.driehoek.gateway.portal.home;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Missing;
import nl.driehoek.gateway.portal.Orders;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Rows;
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

  private static final Orders<Lettings.Letting> ORDERS =
      new Orders<Lettings.Letting>()
          .by("reference", Lettings.Letting::reference)
          .by("step", Lettings.Letting::step)
          .by("until", Lettings.Letting::until);

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
    boolean whole = "csv".equals(format);
    Lettings.All found =
        lettings.of(
            person,
            wanted == null ? Lettings.Wanted.RUNNING : wanted,
            order(sort),
            whole ? Rows.FILE_MAX : Rows.SORTED_MAX);
    if (whole) {
      return file.list(
          "lettings", HEAD, found.whole(), each -> row(each, say, person), person, model);
    }
    model.addAttribute("page", Rows.cut(found.rows(), cursor, Rows.SHOWN));
    model.addAttribute("more", found.more());
    model.addAttribute("steps", Lettings.Wanted.values());
    model.addAttribute("away", Missing.of(found.sources()));
    return "portal/home/lettings";
  }

  private List<@Nullable Object> row(Lettings.Letting each, Say say, Person person) {
    return Arrays.asList(
        each.reference(),
        each.request(),
        say.party(each.care()),
        file.say("home.step." + each.step(), person.locale()),
        each.until());
  }

  /** First what ends first, unless another order is asked. */
  private static Comparator<Lettings.Letting> order(@Nullable String sort) {
    Comparator<Lettings.Letting> order = ORDERS.of(sort == null ? "until" : sort);
    return (order == null ? Comparator.comparing(Lettings.Letting::step) : order)
        .thenComparing(each -> id(each).toString());
  }

  private static UUID id(Lettings.Letting each) {
    return each.tenancyId() == null ? each.offerId() : each.tenancyId();
  }
}
