package nl.driehoek.gateway.portal.request;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.OutflowAction;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowRequestPage;
import nl.driehoek.contracts.http.capacity.model.OutflowState;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Csv;
import nl.driehoek.gateway.portal.Missing;
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

/** The list of requests that a person may see, and the same list as a file. */
@PortalPage
class RequestsController {
  private static final String BY_CREATION = "";
  private static final Set<String> ORDERS =
      Set.of("filedOn", "-filedOn", "dueOn", "-dueOn", BY_CREATION);

  private final Sources sources;
  private final Drafts drafts;
  private final MessageSource texts;

  RequestsController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.drafts = new Drafts(sources, texts);
    this.texts = texts;
  }

  /** What is asked of the list. */
  private record Wanted(
      @Nullable OutflowState state, String turn, @Nullable UUID covenant, @Nullable String sort) {

    Rows.Ask<OutflowRequest> by(Sources sources, Person person) {
      return (cursor, rows) ->
          sources.ask(person, OutflowRequestsApi.class, api -> part(api, cursor, rows));
    }

    private Rows.Part<OutflowRequest> part(
        OutflowRequestsApi api, @Nullable String cursor, int rows) {
      OutflowRequestPage page =
          api.listOutflowRequests(
              state,
              turn.equals("overdue") ? true : null,
              turn.equals("mine") ? true : null,
              covenant,
              sort,
              cursor,
              rows,
              null);
      return new Rows.Part<>(page.getItems(), page.getNext());
    }
  }

  @GetMapping("/portal/requests")
  Object list(
      @RequestAttribute("person") Person person,
      @RequestParam(name = "state", required = false) @Nullable String state,
      @RequestParam(name = "turn", defaultValue = "") String turn,
      @RequestParam(name = "covenant", required = false) @Nullable String covenant,
      @RequestParam(name = "sort", defaultValue = BY_CREATION) String sort,
      @RequestParam(name = "cursor", required = false) @Nullable String cursor,
      @RequestParam(name = "format", defaultValue = "") String format,
      Model model) {
    Wanted asked =
        new Wanted(
            state(state),
            turn,
            Asked.uuid(covenant),
            ORDERS.contains(sort) && !sort.isEmpty() ? sort : null);
    if (format.equals("csv")) {
      return file(Rows.all(asked.by(sources, person), null), Words.of(texts, person), model);
    }
    var covenants = sources.meanwhile(() -> new Found.Known<>(drafts.covenants(person)));
    Found<Rows.Part<OutflowRequest>> page =
        Rows.page(asked.by(sources, person), null, cursor, Rows.SHOWN);
    model.addAttribute("page", page.orNull());
    model.addAttribute("states", OutflowState.values());
    model.addAttribute("state", asked.state == null ? "" : asked.state.name());
    model.addAttribute("turn", turn);
    model.addAttribute("covenants", Sources.answer(covenants).orNull());
    model.addAttribute("covenant", asked.covenant == null ? "" : asked.covenant.toString());
    model.addAttribute("refused", page instanceof Found.Refused<?> refused ? refused : null);
    model.addAttribute("away", Missing.of(List.of(page)));
    return "portal/requests";
  }

  private static Object file(Found<Rows.Part<OutflowRequest>> all, Words words, Model model) {
    return Csv.list(
        words.of("req.list.file"),
        List.of(
            words.of("request"),
            words.of("requests.state"),
            words.of("requests.filed"),
            words.of("req.list.days"),
            words.of("requests.turn"),
            words.of("req.list.action"),
            words.of("requests.until"),
            words.of("late")),
        all,
        each -> row(each, words),
        words,
        model);
  }

  private static List<?> row(OutflowRequest request, Words words) {
    var turn = request.getTurn();
    return List.of(
        Ids.number(request.getId()),
        words.of("state." + request.getState()),
        orEmpty(request.getFiledOn()),
        orEmpty(request.getDayCount()),
        words.of("role." + turn.getRole()),
        turn.getAction() == OutflowAction.NONE ? "" : words.of("action." + turn.getAction()),
        orEmpty(turn.getUntil()),
        words.yes(turn.getOverdue()));
  }

  private static Object orEmpty(@Nullable Object value) {
    return value == null ? "" : value;
  }

  private static @Nullable OutflowState state(@Nullable String text) {
    for (OutflowState each : OutflowState.values()) {
      if (each.name().equals(text)) {
        return each;
      }
    }
    return null;
  }
}
