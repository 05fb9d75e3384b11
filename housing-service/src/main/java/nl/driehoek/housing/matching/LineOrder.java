package nl.driehoek.housing.matching;

import java.util.List;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.housing.candidacy.Seeker;
import nl.driehoek.housing.publication.Publication.Home;
import nl.driehoek.housing.ruleset.OrderCode;

/**
 * The order in a line as one key: what the rule set names first comes first, and the request's id
 * ends it, so that two candidates are never equal and nothing is left to chance (domain rule 8).
 */
final class LineOrder {

  /** The wished area that is not wished. */
  static final int NO_AREA = 99;

  /** Sorts before every key without it: two people placed the candidate first. */
  static final String PLACED_FIRST = "!";

  private LineOrder() {}

  static String key(Seeker seeker, Home home, Situation situation) {
    String key = key(seeker, home, situation.rules().body().order());
    return situation.placedFirst(seeker, home) ? PLACED_FIRST + key : key;
  }

  static String key(Seeker seeker, Home home, List<OrderCode> order) {
    StringBuilder key = new StringBuilder(96);
    for (OrderCode code : order) {
      if (!key.isEmpty()) {
        key.append('|');
      }
      key.append(component(code, seeker, home));
    }
    return key.toString();
  }

  /** One part of the key; the smaller, the earlier. */
  static String component(OrderCode code, Seeker seeker, Home home) {
    Profile profile = seeker.profile();
    return switch (code) {
      case PRIORITY_CATEGORY -> priority(profile.priorityCategory());
      case WISHED_AREA -> {
        int area = area(profile, home.postcodeArea());
        yield area < 10 ? "0" + area : String.valueOf(area);
      }
      case URGENCY_DATE -> profile.urgencyDate().toString();
      case READY_DATE -> profile.readyFrom().toString();
      case REQUEST_DATE -> profile.requestedOn().toString();
      case REQUEST_ID -> seeker.requestId().toString();
    };
  }

  /** 1 for the area wished most; {@link #NO_AREA} when the home is in none of them. */
  static int area(Profile profile, String postcodeArea) {
    int index = profile.wishedAreas().indexOf(postcodeArea);
    return index < 0 ? NO_AREA : Math.min(index + 1, NO_AREA - 1);
  }

  private static String priority(String category) {
    return switch (category) {
      case "STATUTORY" -> "1";
      case "OUTFLOW" -> "2";
      default -> "3";
    };
  }
}
