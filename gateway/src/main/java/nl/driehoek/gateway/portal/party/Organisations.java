package nl.driehoek.gateway.portal.party;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.covenant.CovenantsApi;
import nl.driehoek.contracts.http.covenant.model.Covenant;
import nl.driehoek.contracts.http.covenant.model.CovenantPage;
import nl.driehoek.contracts.http.covenant.model.CovenantSummary;
import nl.driehoek.contracts.http.covenant.model.CovenantVersion;
import nl.driehoek.contracts.http.covenant.model.Party;
import nl.driehoek.gateway.portal.Person;
import nl.driehoek.gateway.portal.source.Found;
import nl.driehoek.gateway.portal.source.Sources;
import org.springframework.context.MessageSource;

/**
 * Finds the names of organisations. The covenants are where parties are named; there is no other
 * list of organisations in Driehoek.
 */
public final class Organisations {
  private static final int COVENANTS_MAX = 50;

  private final Sources sources;
  private final MessageSource texts;

  public Organisations(Sources sources, MessageSource texts) {
    this.sources = sources;
    this.texts = texts;
  }

  /** The names that this person may know; when the covenants are away only the own organisation. */
  public Names names(Person person) {
    return names(person, covenants(person));
  }

  /** The names in these covenants. */
  public Names names(Person person, List<Covenant> covenants) {
    Map<UUID, String> known = new HashMap<>();
    covenants.stream()
        .flatMap(each -> Stream.ofNullable(each.getDraft()))
        .flatMap(Organisations::parties)
        .forEach(party -> known.put(party.getOrganisationId(), party.getName()));
    covenants.stream()
        .flatMap(each -> Stream.ofNullable(each.getInForce()))
        .flatMap(Organisations::parties)
        .forEach(party -> known.put(party.getOrganisationId(), party.getName()));
    known.put(person.caller().organisationId(), person.organisation());
    String other = texts.getMessage("party.other", null, person.locale());
    return new Names(Map.copyOf(known), other == null ? "" : other);
  }

  /** The covenants that this person may read, in the order of their names; none when away. */
  public List<Covenant> covenants(Person person) {
    Found<CovenantPage> page =
        sources.ask(
            person,
            CovenantsApi.class,
            api -> api.listCovenants(null, null, null, null, null, COVENANTS_MAX));
    return page instanceof Found.Known<CovenantPage>(CovenantPage known)
        ? covenants(person, known.getItems())
        : List.of();
  }

  /** These covenants, as far as they come. */
  public List<Covenant> covenants(Person person, List<CovenantSummary> wanted) {
    var asked =
        wanted.stream()
            .map(
                each ->
                    sources.meanwhile(
                        person,
                        CovenantsApi.class,
                        api -> api.getCovenant(each.getCovenantId(), null)))
            .toList();
    return asked.stream()
        .map(Sources::answer)
        .flatMap(found -> Stream.ofNullable(found.orNull()))
        .toList();
  }

  private static Stream<Party> parties(CovenantVersion version) {
    return version.getText().getParties().stream();
  }
}
