package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.driehoek.acceptance.Crossing;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.acceptance.Scene;
import nl.driehoek.local.demo.Outflows;
import nl.driehoek.local.http.SuiteClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Story 3 as its people see it, by keyboard: it goes wrong, each reads one honest sentence with
 * what happens next, and it recovers.
 */
@Order(13)
class Story3InTheBrowserTest {

  private static final String AREA = "3861";
  private static final int HOME = 3861;
  private static final int NEXT_IN_LINE = 60;
  private static final String PRIMARY = "main .send button";

  private final RunningSuite suite = RunningSuite.shared();
  private final SuiteClient client = suite.patient();
  private final Scene scene = scene("story3-pages");

  @AfterEach
  void everything_runs_again() {
    suite.start("finance");
  }

  @Test
  void mila_gets_a_home_while_the_money_is_away_and_stops_before_the_key() throws Exception {
    UUID request = scene.waiting(suite.region().mila());
    Scene behind = scene("story3-pages-next");
    suite.stop("finance");
    UUID publication = scene.publishedHome(HOME);
    String offer = "/portal/offers/" + scene.offer(request).path("offerId").asString();
    UUID next = behind.waiting(suite.resident(NEXT_IN_LINE));
    try (Browser mila = Browser.open(suite);
        Browser femke = Browser.open(suite)) {
      mila.signIn("mila");
      femke.signIn("femke");
      bothSayYes(mila, femke, offer);
      theRestGoesOn(mila, request, offer);
      try (Browser tom = Browser.open(suite)) {
        tom.signIn("tom");
        theMoneyWaits(femke, tom, request);
        theMoneyIsBack(femke, tom, request);
        milaStops(mila, request);
        whoSendsItOnceMoreChangesNothing(tom);
      }
      othersReadIt(femke, request);
      theCorporationReadsIt(publication, request, next);
    } finally {
      behind.outflows().withdraw(next, "story3-pages-next");
    }
  }

  private Scene scene(String name) {
    return new Scene(
        name, AREA, client, new Outflows(client, suite.region().covenantId(), "ursula", "samira"));
  }

  /** At the same moment: she on her phone, her mentor at the desk. */
  private void bothSayYes(Browser mila, Browser femke, String offer) throws Exception {
    String sure = offer + "/accept";
    mila.go(sure).find(PRIMARY);
    femke.go(sure).find(PRIMARY);
    List<String> read = atOnce(() -> answer(mila), () -> answer(femke));
    assertThat(read)
        .as("one yes")
        .filteredOn(text -> text.contains("de woning is voor"))
        .hasSize(1);
    assertThat(read)
        .as("the other reads what is so, and what comes")
        .filteredOn(text -> text.contains("is al geaccepteerd. Nu tekenen de drie partijen"))
        .hasSize(1)
        .noneMatch(text -> text.contains("Fout") || text.contains("Exception"));
    (read.getFirst().contains("al geaccepteerd") ? mila : femke).looksRight("offer-both-said-yes");
    mila.back();
    assertThat(mila.text()).as("back does no harm").contains("al geaccepteerd");
    assertThat(mila.has(PRIMARY)).isFalse();
    mila.looksRight("offer-accept-again");
  }

  private static String answer(Browser browser) {
    return browser.enter(PRIMARY).text();
  }

  private static List<String> atOnce(Callable<String> one, Callable<String> other)
      throws Exception {
    try (ExecutorService both = Executors.newFixedThreadPool(2)) {
      var answers = both.invokeAll(List.of(one, other));
      return List.of(answers.getFirst().get(), answers.getLast().get());
    }
  }

  /** Everybody signs, the care is promised: none of it needs the money. */
  private void theRestGoesOn(Browser mila, UUID request, String offer) {
    scene.outflows().awaitState(request, "OFFER_ACCEPTED");
    String tenancy = scene.tenancy(request);
    mila.go("/portal/my-path").enter("a[href='" + offer + "/sign']");
    mila.enter(PRIMARY);
    assertThat(mila.find("main [role=status]").getText()).contains("Getekend");
    scene.othersSign(tenancy);
    scene.outflows().guaranteeCare(request, "story3-pages");
  }

  private void theMoneyWaits(Browser femke, Browser tom, UUID request) {
    String page = "/portal/requests/" + request;
    tom.go(page + "/freed-place").choose("#plan-CLOSE");
    assertThat(tom.text()).contains("het geld").contains("U hoeft niets te doen");
    tom.looksRight("request-plan-without-money");
    tom.enter(PRIMARY);
    assertThat(tom.find("main [role=status]").getText()).contains("vastgelegd");
    client
        .as("femke")
        .await(
            "/capacity/v1/outflow-requests/" + request,
            answer -> answer.path("turn").path("role").asString().equals("system"));
    femke.go(page).find("body[data-following]");
    assertThat(femke.text())
        .containsPattern("Het geld wacht sinds .* uur op antwoord")
        .contains("U hoeft niets te doen");
    femke.looksRight("request-money-waits");
    tom.go(page + "/withdrawal").choose("#reason-OWN_CHOICE");
    tom.find("#note").sendKeys("Mila belde: zij twijfelt.");
    try (Browser otto = Browser.open(suite)) {
      otto.signIn("otto").go("/portal/operations");
      assertThat(otto.find("table").getText()).contains("weg sinds");
      otto.looksRight("operations-money-away");
    }
  }

  /** The open page says so by itself; what somebody typed stays. */
  private void theMoneyIsBack(Browser femke, Browser tom, UUID request) {
    suite.start("finance");
    scene.outflows().awaitMoney(request);
    femke.awaits("main", "Klaar voor de sleutel");
    assertThat(femke.find("#live").getText()).contains("zojuist bijgewerkt");
    assertThat(femke.text()).doesNotContain("Het geld wacht");
    assertThat(tom.find("#note").getDomProperty("value")).isEqualTo("Mila belde: zij twijfelt.");
    suite.saidAgain(request);
    femke.go("/portal/requests/" + request + "/timeline");
    assertThat(femke.all(".timeline li"))
        .as("heard twice and out of order, told once")
        .filteredOn(line -> line.getText().contains("Geld apart gezet"))
        .hasSize(1);
  }

  private void milaStops(Browser mila, UUID request) {
    mila.go("/portal/my-path").looksRight("my-path-before-the-key");
    mila.enter("a[href='/portal/my-path/withdraw']");
    assertThat(mila.text())
        .contains("De huurovereenkomst gaat niet door")
        .contains("Het geld dat voor uw verhuizing apart stond gaat terug")
        .contains("U blijft wonen waar u nu woont");
    mila.enter(PRIMARY);
    assertThat(mila.find(".fault").getText()).isNotBlank();
    mila.choose("#reason-OWN_CHOICE").looksRight("my-withdrawal");
    mila.repeat("main form");
    mila.enter(PRIMARY);
    assertThat(mila.find("main [role=status]").getText()).contains("Uw aanvraag stopt");
    scene.outflows().awaitState(request, "WITHDRAWN");
    mila.awaits("main", "Uw aanvraag is ingetrokken");
    assertThat(mila.text()).contains("maakt u met uw mentor een nieuwe aanvraag");
    mila.looksRight("my-path-withdrawn");
  }

  /** Who was typing the same form meanwhile sends it after all: it was done, and says so. */
  private void whoSendsItOnceMoreChangesNothing(Browser tom) {
    tom.enter(PRIMARY);
    assertThat(tom.find("main [role=status]").getText()).contains("gevraagd");
    assertThat(tom.text()).contains("Ingetrokken");
  }

  private void othersReadIt(Browser femke, UUID request) {
    femke.go("/portal/requests/" + request + "/timeline?kind=REASONS");
    assertThat(femke.all(".timeline li"))
        .as("asked twice, done once")
        .filteredOn(line -> line.getText().contains("eigen keuze"))
        .hasSize(1);
    femke.looksRight("request-timeline");
    femke.go("/portal/requests/" + request + "/readings").looksRight("request-readings");
    try (Browser joost = Browser.open(suite)) {
      joost.signIn("joost").go("/portal/transactions?request=" + request);
      assertThat(joost.all("tbody tr")).as("apart, and back").hasSize(2);
      joost.looksRight("transactions-given-back");
    }
  }

  private void theCorporationReadsIt(UUID publication, UUID request, UUID next) {
    try (Browser karim = Browser.open(suite)) {
      karim.signIn("karim").go("/portal/publications/" + publication);
      assertThat(karim.all("main ul li"))
          .as("a new offer with days of its own")
          .anyMatch(
              line ->
                  line.getText().contains(number(next))
                      && line.getText().contains("wacht op antwoord"));
      assertThat(karim.text()).contains("de aanvraag is ingetrokken").doesNotContain("??");
      karim.looksRight("homes-line-next");
      String tenancy = scene.tenancy(request);
      karim.go("/portal/lettings" + tenancy.substring(tenancy.lastIndexOf('/')));
      assertThat(karim.text()).contains("Geannuleerd");
      karim.looksRight("homes-tenancy-cancelled");
    }
  }

  private static String number(UUID request) {
    return request.toString().substring(24);
  }

  @Test
  void what_no_rule_can_undo_waits_for_a_person_who_chooses() {
    UUID request = Crossing.of(suite);
    try (Browser dirk = Browser.open(suite)) {
      dirk.signIn("dirk");
      String card = "main .card a[href='/portal/requests/" + request + "']";
      assertThat(dirk.find(card).getText()).contains("ingetrokken na de sleutel");
      dirk.looksRight("start-needs-a-person");
      dirk.enter(card);
      dirk.enter("main a[href*='/tasks/']").looksRight("request-task");
      dirk.find("#note").sendKeys("Besproken met de bewoner: kamer in huis B.");
      dirk.enter(PRIMARY);
      assertThat(dirk.find(".fault").getText()).contains("Kies er een");
      assertThat(dirk.find("#note").getDomProperty("value")).contains("huis B");
      dirk.looksRight("request-task-fault");
      dirk.choose("#option-RETURN_PLACE").enter(PRIMARY);
      assertThat(dirk.find("main [role=status]").getText()).contains("opgelost");
      assertThat(dirk.text()).contains("Gekozen: De bewoner krijgt een plek");
      dirk.looksRight("request-task-solved").go("/portal/start");
      assertThat(dirk.text()).doesNotContain("ingetrokken na de sleutel");
    }
  }

  @Test
  void of_a_file_of_forty_homes_one_comes_back_with_line_and_reason(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("homes.csv"), homes());
    try (Browser els = Browser.open(suite)) {
      els.signIn("els").go("/portal/homes/import").looksRight("homes-import");
      uploads(els, file);
      assertThat(els.text()).contains("39 kunnen erin, 1 komt terug", "Regel 18", "huur");
      els.looksRight("homes-import-tried");
      els.enter("main form[action$='/progress'] button");
      els.awaits("main", "39 erin, 1 terug").awaits("main", "Nieuw: 39");
      assertThat(els.text()).contains("Regel 18", "huur");
      els.looksRight("homes-import-done");
      els.go("/portal/homes/import");
      uploads(els, file);
      assertThat(els.text()).as("once more changes nothing").contains("Was al zo: 39");
    }
    try (Browser otto = Browser.open(suite)) {
      otto.signIn("otto");
      otto.becomes(
          "/portal/operations",
          page -> {
            assertThat(page.text()).contains("Er zit geen bericht vast");
            assertThat(page.all("td[data-label='Vast'], td[data-label='Nog te versturen']"))
                .hasSize(8)
                .allSatisfy(cell -> assertThat(cell.getText()).isEqualTo("0"));
          });
      otto.looksRight("operations-all-well");
    }
  }

  private static void uploads(Browser browser, Path file) {
    browser.find("#file").sendKeys(file.toAbsolutePath().toString());
    browser.enter(PRIMARY);
  }

  private static String homes() {
    var text =
        new StringBuilder(
            "nummer;bag-nummer;regio;postcode;huisnummer;huur;kamers;verdieping;lift;"
                + "zonder drempels;huisdier mag\r\n");
    for (int i = 1; i <= 40; i++) {
      text.append(
          "WI-%1$02d;03440100008601%1$02d;waterrijk;3997 AB;%1$d;%2$s;2;0;nee;ja;ja\r\n"
              .formatted(i, i == 17 ? "=1+1" : "654,32"));
    }
    return text.toString();
  }
}
