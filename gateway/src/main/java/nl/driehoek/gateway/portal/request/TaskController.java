package nl.driehoek.gateway.portal.request;

import java.util.Map;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.TasksApi;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.OutflowTask;
import nl.driehoek.contracts.http.capacity.model.TaskCompletion;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Outcome;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.Words;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.context.MessageSource;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A task that needs a person: what happened, what that person can do, and saying that it is done.
 */
@PortalPage
class TaskController {
  private final Sources sources;
  private final MessageSource texts;

  TaskController(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  @GetMapping("/portal/requests/{id}/tasks/{taskId}")
  String task(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String request,
      @PathVariable("taskId") String task,
      Model model) {
    return shown(person, request, task, model);
  }

  @PostMapping("/portal/requests/{id}/tasks/{taskId}")
  String complete(
      @RequestAttribute("person") Person person,
      @PathVariable("id") String request,
      @PathVariable("taskId") String task,
      @RequestParam Map<String, String> typed,
      Model model) {
    UUID id = Asked.uuid(request);
    UUID taskId = Asked.uuid(task);
    if (id == null || taskId == null) {
      return Outcome.notFound(model);
    }
    Form form = new Form(typed, Words.of(texts, person));
    TaskCompletion body =
        new TaskCompletion()
            .note(form.text("note"))
            .option(form.chosen("option", TaskCompletion.OptionEnum.values()));
    Found<OutflowTask> done =
        form.isWrong()
            ? form.refused()
            : sources.ask(
                person,
                TasksApi.class,
                api -> api.completeTask(taskId, typed.getOrDefault("once", ""), body));
    return Outcome.of(
        done,
        "req.task.done",
        "/portal/requests/" + id,
        model,
        () -> shown(person, request, task, model));
  }

  private String shown(Person person, String requestText, String taskText, Model model) {
    UUID id = Asked.uuid(requestText);
    UUID taskId = Asked.uuid(taskText);
    if (id == null || taskId == null) {
      return Outcome.notFound(model);
    }
    Found<OutflowRequest> found =
        sources.ask(person, OutflowRequestsApi.class, api -> api.getOutflowRequest(id));
    OutflowRequest request = found.orNull();
    if (request == null) {
      return Outcome.instead(found, model);
    }
    OutflowTask task =
        request.getTasks().stream()
            .filter(each -> each.getId().equals(taskId))
            .findFirst()
            .orElse(null);
    if (task == null) {
      return Outcome.notFound(model);
    }
    model.addAttribute("request", request);
    model.addAttribute("task", task);
    model.addAttribute("since", Amsterdam.at(task.getCreatedAt()));
    return "portal/request/task";
  }
}
