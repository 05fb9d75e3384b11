package nl.driehoek.gateway.portal.source;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.TasksApi;
import nl.driehoek.contracts.http.capacity.client.ApiClient;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.route.Services;
import nl.driehoek.platform.web.ProblemException;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clients of the services, used in the name of a person. */
public final class Sources {
  private static final ScopedValue<Asker> ASKER = ScopedValue.newInstance();

  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Instant> awaySince = new ConcurrentHashMap<>();
  private final JsonMapper json = JsonMapper.builder().build();
  private final OutflowRequestsApi requests;
  private final TasksApi tasks;

  /** Who asks, and in which language refusals are wanted. */
  private record Asker(String token, Locale locale) {}

  public Sources(Services services) {
    ApiClient capacity = new ApiClient(client(services)).setBasePath("http://capacity");
    this.requests = new OutflowRequestsApi(capacity);
    this.tasks = new TasksApi(capacity);
  }

  private static RestClient client(Services services) {
    ClientHttpRequestFactory calls = (uri, method) -> new SourceRequest(services, uri, method);
    return RestClient.builder()
        .requestFactory(calls)
        .requestInterceptor(
            (request, body, execution) -> {
              Asker asker = ASKER.get();
              request.getHeaders().setBearerAuth(asker.token());
              request.getHeaders().set(HttpHeaders.ACCEPT_LANGUAGE, asker.locale().getLanguage());
              return execution.execute(request, body);
            })
        .build();
  }

  /** Asks for outflow requests; see {@link #ask}. */
  public <T> Found<T> requests(
      Person person, Locale locale, Function<OutflowRequestsApi, T> question) {
    return ask("capacity", person, locale, () -> question.apply(requests));
  }

  /** Asks for tasks; see {@link #ask}. */
  public <T> Found<T> tasks(Person person, Locale locale, Function<TasksApi, T> question) {
    return ask("capacity", person, locale, () -> question.apply(tasks));
  }

  /** Asks at the same time as others, so that a page takes as long as its slowest source. */
  public <T> Future<Found<T>> meanwhile(Callable<Found<T>> question) {
    Map<String, String> trace = MDC.getCopyOfContextMap();
    return askers.submit(
        () -> {
          if (trace != null) {
            MDC.setContextMap(trace);
          }
          return question.call();
        });
  }

  /** The answer of a question that was asked meanwhile. */
  public static <T> Found<T> answer(Future<Found<T>> asked) {
    try {
      return asked.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    }
  }

  private <T> Found<T> ask(String source, Person person, Locale locale, Callable<T> question) {
    try {
      T value = ScopedValue.where(ASKER, new Asker(person.token(), locale)).call(question::call);
      awaySince.remove(source);
      return new Found.Known<>(value);
    } catch (ProblemException away) {
      return away(source);
    } catch (RestClientResponseException answer) {
      return answer.getStatusCode().is4xxClientError() ? refused(answer) : away(source);
    } catch (RuntimeException bug) {
      throw bug;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private <T> Found<T> away(String source) {
    return new Found.Away<>(source, awaySince.computeIfAbsent(source, name -> Instant.now()));
  }

  private <T> Found<T> refused(RestClientResponseException answer) {
    JsonNode problem = json.readTree(answer.getResponseBodyAsByteArray());
    return new Found.Refused<>(
        answer.getStatusCode().value(),
        problem.path("title").asString(""),
        problem.path("detail").asString(""));
  }
}
