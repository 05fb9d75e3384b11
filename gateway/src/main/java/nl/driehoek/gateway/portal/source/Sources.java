package nl.driehoek.gateway.portal.source;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.route.Services;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clients of the services, used in the name of a person. */
public final class Sources {
  /** Those that each offer what the contract of operations describes. */
  public static final List<String> SERVICES = List.of("capacity", "covenant", "finance", "housing");

  private static final ScopedValue<Asker> ASKER = ScopedValue.newInstance();

  private final ExecutorService askers = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Instant> awaySince = new ConcurrentHashMap<>();
  private final JsonMapper json = JsonMapper.builder().build();
  private final Map<Class<?>, Client> clients;
  private final Map<String, Map<Class<?>, Client>> clientsOfEach;

  /** Who asks, and in which language refusals are wanted. */
  private record Asker(String token, Locale locale) {}

  /** A generated client, and the service that it asks. */
  record Client(String service, Object api) {}

  public Sources(Services services) {
    var all = new Clients(client(services));
    this.clients = all.all();
    this.clientsOfEach = all.ofEach();
  }

  private static RestClient client(Services services) {
    ClientHttpRequestFactory calls = (uri, method) -> new SourceRequest(services, uri, method);
    return RestClient.builder()
        .requestFactory(calls)
        .configureMessageConverters(all -> all.registerDefaults().withJsonConverter(Bodies.json()))
        .requestInterceptor(
            (request, body, execution) -> {
              Asker asker = ASKER.get();
              request.getHeaders().setBearerAuth(asker.token());
              request.getHeaders().set(HttpHeaders.ACCEPT_LANGUAGE, asker.locale().getLanguage());
              return execution.execute(request, body);
            })
        .build();
  }

  /**
   * Asks a service in the name of a person.
   *
   * @param api a generated client
   * @return the answer, or why there is none; a bug of ours is an exception
   */
  public <A, T extends @Nullable Object> Found<T> ask(
      Person person, Class<A> api, Function<A, T> question) {
    return ask(person, Objects.requireNonNull(clients.get(api), api::getName), api, question);
  }

  /**
   * Asks one service what every service offers.
   *
   * @param service one of {@link #SERVICES}
   * @param api a generated client of the contract of operations
   */
  public <A, T extends @Nullable Object> Found<T> ask(
      Person person, String service, Class<A> api, Function<A, T> question) {
    Map<Class<?>, Client> offered =
        Objects.requireNonNull(clientsOfEach.get(service), () -> service);
    return ask(person, Objects.requireNonNull(offered.get(api), api::getName), api, question);
  }

  private <A, T extends @Nullable Object> Found<T> ask(
      Person person, Client client, Class<A> api, Function<A, T> question) {
    Asker asker = new Asker(person.token(), person.locale());
    try {
      T value = ScopedValue.where(ASKER, asker).call(() -> question.apply(api.cast(client.api)));
      awaySince.remove(client.service);
      return new Found.Known<>(value);
    } catch (ProblemException away) {
      return away(client.service);
    } catch (RestClientResponseException answer) {
      return answer.getStatusCode().is4xxClientError() ? refused(answer) : away(client.service);
    }
  }

  /** Asks at the same time as others; the answer is had with {@link #answer}. */
  public <A, T> Future<Found<T>> meanwhile(Person person, Class<A> api, Function<A, T> question) {
    return meanwhile(() -> ask(person, api, question));
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

  /**
   * Asks every service at the same time what each offers; by the name of the service.
   *
   * @param api a generated client of the contract of operations
   */
  public <A, T> Map<String, Future<Found<T>>> meanwhileEach(
      Person person, Class<A> api, Function<A, T> question) {
    var asked = new LinkedHashMap<String, Future<Found<T>>>();
    for (String service : SERVICES) {
      asked.put(service, meanwhile(() -> ask(person, service, api, question)));
    }
    return asked;
  }

  /** The answers of questions that were asked meanwhile, in the order of asking. */
  public static <T> Map<String, Found<T>> answers(Map<String, Future<Found<T>>> asked) {
    var answers = new LinkedHashMap<String, Found<T>>();
    asked.forEach((service, question) -> answers.put(service, answer(question)));
    return answers;
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

  private <T extends @Nullable Object> Found<T> away(String source) {
    return new Found.Away<>(source, awaySince.computeIfAbsent(source, name -> Instant.now()));
  }

  private <T extends @Nullable Object> Found<T> refused(RestClientResponseException answer) {
    JsonNode problem = json.readTree(answer.getResponseBodyAsByteArray());
    return new Found.Refused<>(
        answer.getStatusCode().value(),
        problem.path("title").asString(""),
        problem.path("detail").asString(""),
        problem.path("errors").valueStream().map(Sources::fault).toList());
  }

  private static Found.Fault fault(JsonNode error) {
    String pointer = error.path("pointer").asString("");
    return new Found.Fault(
        (pointer.startsWith("/") ? pointer.substring(1) : pointer).replace('/', '.'),
        error.path("code").asString(""),
        error.path("detail").asString(""));
  }
}
