package nl.driehoek.housing.matching;

import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.OrderCode;

/** The parts of the order in line, in plain words. */
public final class OrderTexts {

  private OrderTexts() {}

  static String value(OrderCode code, Seeker seeker, Home home) {
    return switch (code) {
      case PRIORITY_CATEGORY -> seeker.profile().priorityCategory();
      case WISHED_AREA -> {
        int area = LineOrder.area(seeker.profile(), home.postcodeArea());
        yield area == LineOrder.NO_AREA ? "not wished" : String.valueOf(area);
      }
      case URGENCY_DATE, READY_DATE, REQUEST_DATE, REQUEST_ID ->
          LineOrder.component(code, seeker, home);
    };
  }

  static Words text(OrderCode code, Profile profile, Home home) {
    return switch (code) {
      case PRIORITY_CATEGORY ->
          new Words(
              "Voorrangscategorie: " + category(profile.priorityCategory()) + ".",
              "Priority category: " + profile.priorityCategory() + ".");
      case WISHED_AREA -> {
        int area = LineOrder.area(profile, home.postcodeArea());
        yield area == LineOrder.NO_AREA
            ? new Words(
                "De woning ligt niet in een gewenst gebied.",
                "The home is not in an area that was wished for.")
            : new Words(
                "De woning ligt in gebied %s, wens nummer %d: dicht bij mensen of werk."
                    .formatted(home.postcodeArea(), area),
                "The home is in area %s, wish number %d: near people or work."
                    .formatted(home.postcodeArea(), area));
      }
      case URGENCY_DATE ->
          new Words(
              "Urgent sinds " + profile.urgencyDate() + ".",
              "Urgent since " + profile.urgencyDate() + ".");
      case READY_DATE ->
          new Words(
              "Klaar om te verhuizen op " + profile.readyFrom() + ".",
              "Ready to move on " + profile.readyFrom() + ".");
      case REQUEST_DATE ->
          new Words(
              "Aangevraagd op " + profile.requestedOn() + ".",
              "Requested on " + profile.requestedOn() + ".");
      case REQUEST_ID ->
          new Words(
              "Bij een gelijke stand beslist het nummer van de aanvraag; er wordt niet geloot.",
              "When all else is equal the number of the request decides; there is no lottery.");
    };
  }

  /** What put somebody behind the one before, without saying anything about that other person. */
  public static Words behind(OrderCode code) {
    return switch (code) {
      case PRIORITY_CATEGORY ->
          new Words(
              "Wie hiervoor staat, heeft een hogere voorrangscategorie.",
              "Who stands before has a higher priority category.");
      case WISHED_AREA ->
          new Words(
              "Wie hiervoor staat, wenst dit gebied sterker.",
              "Who stands before wishes this area more.");
      case URGENCY_DATE ->
          new Words(
              "Wie hiervoor staat, is langer urgent.", "Who stands before has been urgent longer.");
      case READY_DATE ->
          new Words(
              "Wie hiervoor staat, kon eerder verhuizen.",
              "Who stands before was ready to move earlier.");
      case REQUEST_DATE ->
          new Words("Wie hiervoor staat, vroeg eerder aan.", "Who stands before asked earlier.");
      case REQUEST_ID ->
          new Words(
              "Alles is gelijk; het nummer van de aanvraag beslist.",
              "All else is equal; the number of the request decides.");
    };
  }

  private static String category(String category) {
    return switch (category) {
      case "STATUTORY" -> "wettelijk";
      case "OUTFLOW" -> "uitstroom";
      default -> "overig";
    };
  }
}
