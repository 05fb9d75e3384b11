package nl.driehoek.gateway.portal.home;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.driehoek.contracts.http.housing.model.RuleValue;
import nl.driehoek.contracts.http.housing.model.SignatureView;
import nl.driehoek.contracts.http.housing.model.SigningParty;
import nl.driehoek.contracts.http.housing.model.Tenancy;
import nl.driehoek.contracts.http.housing.model.Text;
import nl.driehoek.gateway.portal.Amsterdam;
import nl.driehoek.gateway.portal.Asked;
import nl.driehoek.gateway.portal.Menu;
import nl.driehoek.gateway.portal.party.Names;
import org.jspecify.annotations.Nullable;

/** What the templates of these pages say with: names, numbers of requests, days and sentences. */
public final class Say {
  private static final int SHORT_FROM = 24;

  /** How the service writes money in a value. */
  private static final String EUROS = "EUR ";

  private final Locale locale;
  private final Supplier<Names> source;
  private final LocalDate today;
  private @Nullable Names names;

  /**
   * @param source asked once, and only by a page that shows an organisation
   */
  Say(Locale locale, Supplier<Names> source, LocalDate today) {
    this.locale = locale;
    this.source = source;
    this.today = today;
  }

  /** The pages about homes, in the order of their tabs. */
  public List<String> pages() {
    return Stream.of(List.of("homes"), Menu.group("homes"), List.of("lettings"))
        .flatMap(List::stream)
        .toList();
  }

  /** The number by which people know a request. */
  public String request(@Nullable UUID request) {
    return request == null ? "" : request.toString().substring(SHORT_FROM);
  }

  /** The name of an organisation. */
  public String party(@Nullable UUID organisation) {
    if (names == null) {
      names = source.get();
    }
    return names.of(organisation);
  }

  /** What a rule looked at: an organisation by name, money as people write it. */
  public String value(RuleValue value) {
    UUID organisation = Asked.uuid(value.getValue());
    if (organisation != null) {
      return party(organisation);
    }
    return value.getValue().startsWith(EUROS)
        ? "€ " + value.getValue().substring(EUROS.length()).replace('.', ',')
        : value.getValue();
  }

  /** The sentence of a service in the language of the page. */
  public String text(@Nullable Text text) {
    if (text == null) {
      return "";
    }
    return locale.getLanguage().equals("en") ? text.getEn() : text.getNl();
  }

  /** The moment on the clock in Amsterdam. */
  public @Nullable ZonedDateTime at(@Nullable Instant moment) {
    return Amsterdam.at(moment);
  }

  /** The signature of this party; null when it has not signed. */
  public @Nullable SignatureView signed(Tenancy tenancy, SigningParty party) {
    return tenancy.getSignatures().stream()
        .filter(each -> each.getParty() == party)
        .findFirst()
        .orElse(null);
  }

  public LocalDate today() {
    return today;
  }

  /** Days from today until this day; less than zero when it has passed. */
  public long daysUntil(LocalDate day) {
    return ChronoUnit.DAYS.between(today, day);
  }
}
