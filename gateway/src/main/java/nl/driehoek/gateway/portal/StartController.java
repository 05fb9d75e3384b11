package nl.driehoek.gateway.portal;

import java.util.List;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.TasksApi;
import nl.driehoek.contracts.http.capacity.model.OutflowRequestPage;
import nl.driehoek.contracts.http.capacity.model.TaskPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what waits for me, until when. For a resident that is the own path. */
@PortalPage
class StartController {
  private static final int SHOWN_MAX = 20;

  private final Sources sources;

  StartController(Sources sources) {
    this.sources = sources;
  }

  /** Before signing in: what this is. After: the start page. */
  @GetMapping("/")
  String home(
      @RequestAttribute(name = PageInterceptor.PERSON, required = false) @Nullable Person person,
      @RequestParam(name = "sign-in", required = false) @Nullable String signIn,
      Model model) {
    model.addAttribute("failed", "failed".equals(signIn));
    return person == null ? "portal/welcome" : "redirect:/portal/start";
  }

  @GetMapping("/portal/start")
  String start(@RequestAttribute(PageInterceptor.PERSON) Person person, Model model) {
    if (person.role().equals("resident")) {
      return "redirect:/portal/my-path";
    }
    var asked =
        sources.meanwhile(
            person,
            OutflowRequestsApi.class,
            api -> api.listOutflowRequests(null, null, true, null, null, null, SHOWN_MAX));
    Found<TaskPage> tasks =
        sources.ask(person, TasksApi.class, api -> api.listTasks(true, null, SHOWN_MAX));
    Found<OutflowRequestPage> turns = Sources.answer(asked);
    model.addAttribute("turns", turns.orNull());
    model.addAttribute("tasks", tasks.orNull());
    model.addAttribute("away", Missing.of(List.of(turns, tasks)));
    return "portal/start";
  }
}
