package nl.driehoek.local.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The homes of the demo region; TH-2207 is the one of story 1. */
final class Homes {

  /** Utrecht's code in the BAG stands in for the invented municipality. */
  private static final String BAG_PREFIX = "034401000000";

  private Homes() {}

  record Home(String reference, String lettingOfficer, Map<String, Object> registration) {}

  static List<Home> all() {
    return List.of(
        home("TH-2207", "karim", 2207, "3511AB", 65_000, 0, true),
        home("TH-2208", "karim", 2208, "3511AB", 66_000, 0, true),
        home("TH-2311", "karim", 2311, "3525CD", 61_250, 1, false),
        home("TH-2312", "karim", 2312, "3525CD", 69_900, 0, true),
        home("WP-0118", "els", 118, "3511EF", 64_000, 0, true),
        home("WP-0119", "els", 119, "3532GH", 58_500, 2, false));
  }

  private static Home home(
      String reference,
      String lettingOfficer,
      int number,
      String postcode,
      long rentCents,
      int floor,
      boolean petsAllowed) {
    Map<String, Object> unit = new LinkedHashMap<>();
    unit.put("reference", reference);
    unit.put("bagId", BAG_PREFIX + "%04d".formatted(number));
    unit.put("regionCode", "waterrijk");
    unit.put("postcode", postcode);
    unit.put("houseNumber", number % 100);
    unit.put("rentCents", rentCents);
    unit.put("rooms", 2);
    unit.put("floor", floor);
    unit.put("lift", floor > 1);
    unit.put("stepFree", floor == 0);
    unit.put("petsAllowed", petsAllowed);
    unit.put("surfaceM2", 52);
    unit.put("energyLabel", "B");
    return new Home(reference, lettingOfficer, unit);
  }
}
