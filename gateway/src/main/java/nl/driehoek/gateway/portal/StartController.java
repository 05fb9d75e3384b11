package nl.driehoek.gateway.portal;

import java.time.LocalDate;
import java.util.List;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.TasksApi;
import nl.driehoek.contracts.http.capacity.model.OutflowRequestPage;
import nl.driehoek.contracts.http.capacity.model.TaskPage;
import nl.driehoek.gateway.clock.BusinessDay;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import nl.driehoek.gateway.portal.start.Changes;
import nl.driehoek.gateway.portal.start.Waiting;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** The first page: what waits for me, until when. For a resident that is the own path. */
@PortalPage
class StartController {
  private static final int SHOWN_MAX = 20;

  /** Of those that changed: more on two days are not read by a person. */
  private static final int CHANGED_MAX = 50;

  private final Sources sources;
  private final Waiting waiting;
  private final BusinessDay businessDay;

  StartController(Sources sources, Waiting waiting, BusinessDay businessDay) {
    this.sources = sources;
    this.waiting = waiting;
    this.businessDay = businessDay;
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
            api -> api.listOutflowRequests(null, null, true, null, null, null, SHOWN_MAX, null));
    LocalDate yesterday = businessDay.today().minusDays(1);
    var changed =
        sources.meanwhile(
            person,
            OutflowRequestsApi.class,
            api ->
                api.listOutflowRequests(
                    null, null, null, null, "-filedOn", null, CHANGED_MAX, yesterday));
    var tasked =
        sources.meanwhile(person, TasksApi.class, api -> api.listTasks(true, null, SHOWN_MAX));
    var found = waiting.show(person, model);
    Found<OutflowRequestPage> turns = Sources.answer(asked);
    Found<OutflowRequestPage> recent = Sources.answer(changed);
    Found<TaskPage> tasks = Sources.answer(tasked);
    found.addAll(List.of(turns, recent, tasks));
    OutflowRequestPage known = recent.orNull();
    model.addAttribute("turns", turns.orNull());
    model.addAttribute("tasks", tasks.orNull());
    model.addAttribute("changes", known == null ? null : changes(known, yesterday));
    model.addAttribute("today", businessDay.today());
    model.addAttribute("away", Missing.of(found));
    return "portal/start";
  }

  private static List<Changes.Change> changes(OutflowRequestPage recent, LocalDate since) {
    return Changes.since(since, recent.getItems()).stream().limit(SHOWN_MAX).toList();
  }
}
