package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;

/**
 * How story 1 begins at De Brug: a resident is written in, gets a place, and a request is filed.
 */
final class Story1Filing {
  private final Story1Stage stage;
  private final String area;
  private final String secret;

  /**
   * @param secret a care fact that no corporation may read
   */
  Story1Filing(Story1Stage stage, String area, String secret) {
    this.stage = stage;
    this.area = area;
    this.secret = secret;
  }

  /** Femke writes in a resident, who lives in our house and whose request is ahead of ours. */
  UUID someoneIsAhead(Cast cast) {
    Keyboard femke = cast.as("femke").skipsTheMenu();
    femke.enter("nav a[href='/portal/requests']").enter("a[href='/portal/requests/new']");
    femke.enter("a[href='/portal/residents/new']");
    assertThat(femke.send()).contains("Burgerservicenummer: Dit is nog niet ingevuld");
    femke.browser().looksRight("resident-new-empty");
    femke.type("#bsn", stage.freeBsn()).type("#givenNames", "Eerste").type("#surname", "Voorbeeld");
    femke.date("#birthDate", LocalDate.of(1991, 7, 23)).type("#household-size", "1");
    femke.choose("#income-band", "FITTING").type("#income-proofYear", "2026");
    assertThat(femke.send()).contains("Zeg nu op welke plek");
    femke.browser().looksRight("resident-stay");
    String resident = femke.browser().address().getPath().split("/")[3];
    femke
        .choose("#placeId", stage.place(0).toString())
        .date("#startedOn", stage.today().minusDays(9));
    femke.type("#careIndicationReference", "BW-2026-03988");
    assertThat(femke.send()).contains("De bewoner heeft een plek");
    return stage.ahead(UUID.fromString(resident));
  }

  /** Our resident gets a place, and Femke files the request that the known facts leave open. */
  UUID ours(Cast cast) {
    Keyboard tom = cast.as("tom");
    tom.enter("nav a[href='/portal/places']").choose("#location", stage.house().toString());
    tom.enter("main .filter button").enter("a[href='/portal/places/" + stage.place(1) + "']");
    tom.enter("a[href$='/stay']");
    tom.choose("#residentId", stage.resident().toString());
    tom.browser().looksRight("place-stay");
    tom.date("#startedOn", stage.today().minusDays(9));
    tom.type("#careIndicationReference", "BW-2026-03989");
    assertThat(tom.send()).contains("De bewoner heeft deze plaats");

    Keyboard femke = cast.as("femke").at("/portal/requests/new");
    femke.choose("#house", stage.house().toString()).enter("main .filter button");
    femke.browser().looksRight("request-new");
    femke.pick("r-" + stage.resident());
    assertThat(femke.send()).contains("De aanvraag is begonnen");
    assertThat(femke.browser().find(".burden").getText()).contains("van de 11 gegevens");
    femke.browser().looksRight("request-draft");
    section(femke, "wanted-life").type("#wantedLife", "Dicht bij mijn zus. " + secret).send();
    section(femke, "home-needs").tick("#homeNeeds-groundFloorOrLift");
    femke.tick("#homeNeeds-petAllowed").type("#homeNeeds-roomsMin", "0");
    femke.type("#homeNeeds-supportHoursPerWeek", "4").type("#homeNeeds-wishedAreas", area);
    femke.send();
    assertThat(femke.browser().find("#homeNeeds-roomsMin-fault").getText()).isNotBlank();
    assertThat(femke.browser().find("#homeNeeds-wishedAreas").getDomProperty("value"))
        .isEqualTo(area);
    femke.browser().looksRight("request-section-fault");
    femke.type("#homeNeeds-roomsMin", "1").send();
    section(femke, "readiness").date("#readyFrom", stage.today());
    femke.date("#selfRelianceAssessedOn", stage.today().minusDays(20)).send();
    section(femke, "consent").choose("#consent-legalGround", "WMO_2015");
    femke.date("#consent-givenOn", stage.today().minusDays(20)).send();
    assertThat(femke.browser().find(".burden").getText()).contains("Alles is ingevuld");
    femke.enter("a[href$='/check']");
    assertThat(femke.text()).contains("Dicht bij mijn zus").doesNotContain("??");
    femke.browser().looksRight("request-check");
    assertThat(femke.send()).contains("De aanvraag is ingediend");
    femke.browser().looksRight("request-filed");
    return UUID.fromString(femke.browser().address().getPath().split("/")[3]);
  }

  private static Keyboard section(Keyboard femke, String slug) {
    return femke.enter("main .steps a[href$='/" + slug + "']");
  }
}
