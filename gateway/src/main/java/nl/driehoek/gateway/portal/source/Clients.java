package nl.driehoek.gateway.portal.source;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.client.RestClient;

/**
 * The generated clients of all services, by class. Names are written out: services have clients of
 * the same name.
 */
final class Clients {
  private final Map<Class<?>, Sources.Client> all = new HashMap<>();
  private final Map<String, Map<Class<?>, Sources.Client>> ofEach = new HashMap<>();

  Clients(RestClient calls) {
    capacity(calls);
    housing(calls);
    finance(calls);
    covenant(calls);
    Sources.SERVICES.forEach(service -> ofEach.put(service, operations(service, calls)));
  }

  Map<Class<?>, Sources.Client> all() {
    return Map.copyOf(all);
  }

  /** By service: the clients of what every service offers. */
  Map<String, Map<Class<?>, Sources.Client>> ofEach() {
    return Map.copyOf(ofEach);
  }

  private static Map<Class<?>, Sources.Client> operations(String service, RestClient calls) {
    var client =
        new nl.driehoek.contracts.http.operations.client.ApiClient(calls)
            .setBasePath("http://" + service);
    return Stream.of(
            new nl.driehoek.contracts.http.operations.AuditApi(client),
            new nl.driehoek.contracts.http.operations.ConsistencyApi(client),
            new nl.driehoek.contracts.http.operations.ParkedKeysApi(client))
        .collect(Collectors.toMap(Object::getClass, api -> new Sources.Client(service, api)));
  }

  private void capacity(RestClient calls) {
    var client =
        new nl.driehoek.contracts.http.capacity.client.ApiClient(calls)
            .setBasePath("http://capacity");
    add("capacity", new nl.driehoek.contracts.http.capacity.DataUsesApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.FiguresApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.LocationsApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.ObjectionsApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.OutflowRequestsApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.PlacesApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.ResidentsApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.StaysApi(client));
    add("capacity", new nl.driehoek.contracts.http.capacity.TasksApi(client));
  }

  private void housing(RestClient calls) {
    var client =
        new nl.driehoek.contracts.http.housing.client.ApiClient(calls)
            .setBasePath("http://housing");
    add("housing", new nl.driehoek.contracts.http.housing.CandidaciesApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.DataUsesApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.OffersApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.OverridesApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.PublicationsApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.RuleSetsApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.SupplyApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.TenanciesApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.UnitImportsApi(client));
    add("housing", new nl.driehoek.contracts.http.housing.UnitsApi(client));
  }

  private void finance(RestClient calls) {
    var client =
        new nl.driehoek.contracts.http.finance.client.ApiClient(calls)
            .setBasePath("http://finance");
    add("finance", new nl.driehoek.contracts.http.finance.BudgetsApi(client));
    add("finance", new nl.driehoek.contracts.http.finance.ConservationApi(client));
    add("finance", new nl.driehoek.contracts.http.finance.ReconciliationApi(client));
    add("finance", new nl.driehoek.contracts.http.finance.ReversalsApi(client));
    add("finance", new nl.driehoek.contracts.http.finance.ShiftsApi(client));
    add("finance", new nl.driehoek.contracts.http.finance.TransactionsApi(client));
  }

  private void covenant(RestClient calls) {
    var client =
        new nl.driehoek.contracts.http.covenant.client.ApiClient(calls)
            .setBasePath("http://covenant");
    add("covenant", new nl.driehoek.contracts.http.covenant.CovenantsApi(client));
    add("covenant", new nl.driehoek.contracts.http.covenant.ProgressApi(client));
    add("covenant", new nl.driehoek.contracts.http.covenant.QuotasApi(client));
    add("covenant", new nl.driehoek.contracts.http.covenant.SignaturesApi(client));
    add("covenant", new nl.driehoek.contracts.http.covenant.VersionsApi(client));
  }

  private void add(String service, Object api) {
    all.put(api.getClass(), new Sources.Client(service, api));
  }
}
