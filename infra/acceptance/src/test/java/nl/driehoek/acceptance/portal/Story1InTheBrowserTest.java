package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import nl.driehoek.acceptance.RunningSuite;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * Story 1, played on the pages by everyone who has a part in it, without a mouse: a resident moves
 * to a home of her own and the money moves with her.
 */
@Order(12)
class Story1InTheBrowserTest {
  private static final String AREA = "3988";
  private static final String SECRET = "ZORGFEIT-" + UUID.randomUUID();

  private final RunningSuite suite = RunningSuite.shared();
  private final Story1Stage stage = new Story1Stage(suite, AREA);
  private final Story1Filing filing = new Story1Filing(stage, AREA, SECRET);
  private final LocalDate today = stage.today();

  @Test
  void everyone_plays_a_part_by_keyboard_only() {
    try (Cast cast = new Cast(suite)) {
      long let = homesOfC1(cast);
      UUID first = filing.someoneIsAhead(cast);
      hasNoRequestYet(cast);
      UUID request = filing.ours(cast);
      decided(cast, request);
      waits(cast);
      String home = published(cast, first, request);
      refusedByTheFirst(cast, first);
      UUID offer = stage.offerOf(request);
      takenOnAPhone(cast, request, offer);
      signedByThree(cast, request, offer);
      moved(cast, request, home);
      money(cast, request);
      steering(cast, request, let);
      covenant(cast);
      stage.ends(first);
    }
  }

  /** How many homes of Thuishaven count so far. */
  private long homesOfC1(Cast cast) {
    Keyboard samira = cast.as("samira");
    samira.enter("nav a[href='/portal/covenants']").enter("main tbody a[href$='" + pact() + "']");
    samira.enter("a[href$='/commitments/C1']");
    String told = samira.text();
    int of = told.indexOf(" van 20");
    return Long.parseLong(told.substring(told.lastIndexOf(' ', of - 1) + 1, of).strip());
  }

  private UUID pact() {
    return suite.region().covenantId();
  }

  /** Tom says that she is ready, Ursula that it is urgent. */
  private void decided(Cast cast, UUID request) {
    Keyboard tom = waitingFor(cast.as("tom"), request);
    tom.enter("a[href$='/readiness']").pick("ready-false").send();
    assertThat(tom.browser().find(".fault").getText()).contains("nog niet ingevuld");
    assertThat(tom.browser().find("#ready-false").isSelected()).isTrue();
    tom.browser().looksRight("request-readiness");
    assertThat(tom.pick("ready-true").send()).contains("vastgelegd");

    Keyboard ursula = cast.as("ursula");
    ursula.enter("main .cards a[href='/portal/requests/" + request + "']");
    ursula.enter("a[href$='/urgency']");
    ursula.browser().looksRight("request-urgency");
    assertThat(ursula.pick("granted-true").send()).contains("urgentie is vastgelegd");
    stage.awaitCandidate(request);
  }

  private void hasNoRequestYet(Cast cast) {
    Keyboard sanne = cast.as("sanne");
    assertThat(sanne.browser().address().getPath()).isEqualTo("/portal/my-path");
    assertThat(sanne.text()).contains("U heeft nog geen aanvraag").doesNotContain("??");
    sanne.browser().looksRight("my-path-empty");
  }

  /** Our resident sees who acts now and who looked, and objects. */
  private void waits(Cast cast) {
    Keyboard sanne = cast.as("sanne").at("/portal/my-path");
    assertThat(sanne.browser().find("[aria-current=step]").getText()).contains("Woning gevonden");
    assertThat(sanne.text())
        .contains("Nu aan zet: de woningcorporatie", "De Brug, planner")
        .contains("de gemeente, urgentiemedewerker")
        .doesNotContain("Daan", "de Vries", "Mila", "Bakker", "femke", "tom");
    sanne.browser().looksRight("my-path-waiting");
    sanne.enter("a[href='/portal/my-path/objection']").browser().looksRight("my-objection");
    sanne.pick("against-URGENCY").type("#words", "Ik heb meer haast dan er staat.");
    assertThat(sanne.send()).contains("Uw bezwaar is verstuurd");
    assertThat(sanne.text()).contains("Antwoord komt van de gemeente, uiterlijk");
    sanne.browser().looksRight("my-path-objection");
  }

  /** From the list of what waits, narrowed with its filter. */
  private static Keyboard waitingFor(Keyboard person, UUID request) {
    person.at("/portal/requests?sort=-filedOn").choose("#turn", "mine");
    return person
        .enter("main .filter button")
        .enter("tbody a[href='/portal/requests/" + request + "']");
  }

  /** Karim registers and publishes a home. @return its page */
  private String published(Cast cast, UUID first, UUID request) {
    Keyboard karim = cast.as("karim").enter("nav a[href='/portal/homes']");
    karim.browser().looksRight("homes");
    karim.enter("a[href='/portal/homes/new']").browser().looksRight("homes-new");
    karim.type("#reference", "TH-" + AREA).type("#bagId", "0344010000863988");
    karim.type("#postcode", AREA + " ab").type("#houseNumber", "7").type("#rentCents", "zeven");
    karim.type("#rooms", "2").type("#floor", "0").tick("#petsAllowed").send();
    assertThat(karim.browser().find("#rentCents-fault").getText()).contains("654,32");
    karim.browser().looksRight("homes-new-refused");
    assertThat(karim.type("#rentCents", "654,32").send()).contains("geregistreerd");
    assertThat(karim.text()).contains("654,32");
    karim.browser().looksRight("homes-one");
    String home = karim.browser().address().getPath();
    karim.enter("a[href$='/publication']").browser().looksRight("homes-publish");
    assertThat(karim.date("#availableFrom", today).send()).contains("aangeboden");
    stage.offerOf(first);
    karim.browser().awaits("main table", number(request));
    assertThat(karim.text()).contains(number(first), "begane grond of lift", "huisdier");
    karim.enter("tbody a[href$='/" + request + "']").browser().looksRight("homes-candidate");
    assertThat(karim.text()).contains("Plaats 2 van", "Huisdier", "Hierdoor achter");
    assertThat(karim.browser().source()).doesNotContain(SECRET);
    return home;
  }

  private static String number(UUID id) {
    return id.toString().substring(24);
  }

  /** Femke says no for the first, whose request then stands still and goes on. */
  private void refusedByTheFirst(Cast cast, UUID first) {
    Keyboard femke = cast.as("femke").at("/portal/start");
    femke.enter("main a[href='/portal/offers/" + stage.offerOf(first) + "']");
    femke.enter("a[href$='/refuse']").pick("reason-WOB").enter("main form button");
    femke.browser().looksRight("offer-refuse");
    assertThat(femke.send()).contains("volgende in de rij");

    String page = "/portal/requests/" + first;
    femke.at(page).enter("a[href$='/parking']").browser().looksRight("request-parking");
    assertThat(femke.send()).contains("niet goed");
    femke.pick(femke.browser().all("[name=reason]").getFirst().getDomAttribute("id"));
    assertThat(femke.send()).contains("stilzetten is gevraagd");
    stage.awaitState(first, "PARKED");
    femke.at(page).enter("a[href$='/resumption']").browser().looksRight("request-resumption");
    assertThat(femke.send()).contains("gaat weer verder");
  }

  /** Karim shows the home; our resident says yes on her phone; Samira promises the support. */
  private void takenOnAPhone(Cast cast, UUID request, UUID offer) {
    Keyboard karim = cast.as("karim").at("/portal/start").enter("nav a[href='/portal/lettings']");
    karim.enter("main a[href='/portal/lettings/offers/" + offer + "']");
    karim.browser().looksRight("homes-offer");
    assertThat(karim.send("form[action$='/viewing'] button")).contains("vastgelegd");

    String page = "/portal/offers/" + offer;
    assertThat(cast.as("mila").at(page).browser().title()).isEqualTo("Deze pagina is er niet");
    Keyboard femke = cast.as("femke").at(page);
    assertThat(femke.browser().find(".yes-no").getText()).contains("De bewoner zegt ja");
    femke.browser().looksRight("offer-mentor");

    Keyboard sanne = cast.as("sanne");
    sanne.browser().width(Browser.PHONE);
    sanne.at("/portal/my-path").enter("a[href='/portal/offers/" + offer + "']");
    assertThat(sanne.text()).contains("€ 654,32", AREA, "begane grond").doesNotContain("??");
    sanne.browser().looksRight("offer");
    sanne.browser().width(Browser.PHONE);
    sanne.enter("a[href$='/accept']");
    assertThat(sanne.send()).contains("de woning is voor u");
    sanne.browser().looksRight("offer-accepted");
    stage.awaitState(request, "OFFER_ACCEPTED");

    Keyboard samira = waitingFor(cast.as("samira"), request);
    samira.enter("a[href$='/care']").browser().looksRight("request-care");
    assertThat(samira.send()).contains("toegezegd");
  }

  private void signedByThree(Cast cast, UUID request, UUID offer) {
    String tenancy = "/portal/lettings/" + stage.tenancyOf(request);
    Keyboard sanne = cast.as("sanne").at("/portal/my-path");
    sanne.browser().width(Browser.PHONE);
    sanne.enter("a[href$='/sign']").browser().looksRight("offer-sign");
    assertThat(sanne.send()).contains("Getekend");
    assertThat(sanne.browser().address().getPath()).isEqualTo("/portal/offers/" + offer);

    Keyboard karim = cast.as("karim").at("/portal/lettings").enter("a[href='" + tenancy + "']");
    karim.browser().looksRight("homes-tenancy");
    assertThat(karim.send("form[action$='/signature'] button")).contains("staat erop");

    Keyboard tom = cast.as("tom").at("/portal/requests/" + request);
    tom.enter("main a[href='/portal/offers/" + offer + "']");
    tom.enter("main a[href='" + tenancy + "']").browser().looksRight("homes-tenancy-care");
    assertThat(tom.send("form[action$='/signature'] button")).contains("staat erop");
    tom.at("/portal/requests/" + request).enter("a[href$='/freed-place']");
    tom.pick("plan-CLOSE").browser().looksRight("request-freed-place");
    assertThat(tom.send()).contains("vastgelegd");
    stage.awaitKey(request);
  }

  /** Karim hands over the key, the place is closed, Femke begins the support. */
  private void moved(Cast cast, UUID request, String home) {
    Keyboard karim = cast.as("karim").at("/portal/lettings/" + stage.tenancyOf(request));
    assertThat(karim.send("form[action$='/key'] button")).contains("overhandigd");
    stage.awaitState(request, "PLACED");
    assertThat(karim.text())
        .contains("Tijdlijn", "Getekend door de huurder", "Sleutel overhandigd");
    karim.browser().looksRight("homes-tenancy-moved");
    assertThat(karim.browser().source()).doesNotContain(SECRET);
    assertThat(karim.at("/portal/requests/" + request).text()).contains("Deze pagina is er niet");
    assertThat(karim.at(home).browser().source()).doesNotContain(SECRET);

    Keyboard femke = cast.as("femke").at("/portal/requests/" + request);
    femke.enter("a[href$='/support-start']").date("#startedOn", today);
    femke.browser().looksRight("request-support-start");
    assertThat(femke.send()).contains("vastgelegd");
    Keyboard tom = cast.as("tom").at("/portal/places?location=" + stage.house());
    assertThat(tom.text()).contains("1 plaatsen, 1 bezet");
  }

  private void money(Cast cast, UUID request) {
    Keyboard joost = cast.as("joost").enter("nav a[href='/portal/budgets']");
    joost.enter("main tbody a[href$='" + suite.region().budgetId() + "']");
    joost.enter("a[href*='sort=-sequence']");
    assertThat(joost.browser().find("nav [aria-current]").getText()).isEqualTo("Geld");
    joost.enter("tbody a[href='/portal/transactions?request=" + request + "']");
    List<WebElement> rows = joost.browser().all("tbody tr");
    assertThat(rows).hasSize(3).allSatisfy(row -> assertThat(sum(row)).isZero());
    assertThat(joost.text()).contains(euros(shiftCents() * 60 / 100));
    joost.browser().looksRight("transactions-of-request");
  }

  /** 70,000 less 18,000 a year, for the days of this year from the key on. */
  private long shiftCents() {
    return Math.round(5_200_000.0 * (366 - today.getDayOfYear()) / 365);
  }

  private static String euros(long cents) {
    return String.format(Locale.GERMANY, "€ %,.2f", cents / 100.0);
  }

  private static BigDecimal sum(WebElement row) {
    return row.findElements(By.className("number")).stream()
        .map(each -> each.getText().replaceAll("[^0-9,-]", "").replace(',', '.'))
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .stripTrailingZeros();
  }

  /** Samira sees it counted, and Ada sees who did what. */
  private void steering(Cast cast, UUID request, long let) {
    Keyboard samira = cast.as("samira").at("/portal/covenants/" + pact() + "/commitments/C1");
    assertThat(samira.text()).contains((let + 1) + " van 20");
    samira.enter("nav a[href='/portal/triangle']");
    assertThat(samira.browser().find("[aria-labelledby=homes-caption] tbody tr").getText())
        .contains("Thuishaven", "20");
    samira.at("/portal/covenants/" + pact() + "/commitments/C6");
    samira.type("#reference", "Set 2027").date("#occurredOn", today).type("#amount", "1");
    samira.browser().looksRight("commitment-report");
    assertThat(samira.send()).contains("bewaard");

    Keyboard ada = cast.as("ada").at("/portal/audit?service=capacity");
    ada.type("#about", request.toString()).enter("main .filter button");
    assertThat(ada.browser().all("tbody tr")).isNotEmpty();
    ada.browser().looksRight("audit-of-request");
    ada.enter("main a[href='/portal/audit/chains']");
    assertThat(ada.text())
        .contains("Dat past bij wat eerder is gehoord")
        .doesNotContain("niet heel");
    ada.browser().looksRight("audit-chains");
  }

  /** Wim signs for Woonpunt; the covenant waits for the others. */
  private void covenant(Cast cast) {
    UUID drafted = stage.draftedCovenant();
    Keyboard wim = cast.as("wim").enter(".cards a[href^='/portal/covenants/" + drafted + "']");
    wim.browser().looksRight("covenant-sign");
    assertThat(wim.send()).contains("U heeft getekend");
    assertThat(wim.browser().address().getPath()).endsWith(drafted.toString());
  }
}
