package nl.driehoek.gateway.portal.live;

import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.PortalPage;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** The line over which an open page gets a sign. */
@PortalPage
class LiveController {
  private final Sources sources;
  private final Watchers watchers;

  LiveController(Sources sources, Watchers watchers) {
    this.sources = sources;
    this.watchers = watchers;
  }

  /**
   * Who may not see the request may not know when something happens to it either: 204, after which
   * a browser does not come back.
   */
  @GetMapping(path = "/portal/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  ResponseEntity<SseEmitter> follow(
      @RequestAttribute("person") Person person,
      @RequestParam(required = false) @Nullable UUID about) {
    if (about != null && !maySee(person, about)) {
      return ResponseEntity.noContent().build();
    }
    SseEmitter page = watchers.watch(about == null ? null : about.toString());
    return page == null
        ? ResponseEntity.status(HttpStatus.NO_CONTENT).build()
        : ResponseEntity.ok()
            .cacheControl(CacheControl.noStore())
            .header("X-Accel-Buffering", "no")
            .body(page);
  }

  /**
   * Asks for something of the request that tells nothing about the resident: whether there is an
   * answer is enough, and the resident is not told of a second reading. A draft has no options yet.
   */
  private boolean maySee(Person person, UUID request) {
    return switch (sources.ask(
        person, OutflowRequestsApi.class, api -> api.listFreedPlaceOptions(request))) {
      case Found.Known<?> known -> true;
      case Found.Refused<?> refused -> refused.status() == HttpStatus.CONFLICT.value();
      case Found.Away<?> away -> false;
    };
  }
}
