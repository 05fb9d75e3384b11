package nl.driehoek.gateway.portal.home;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A column of a file of homes: the names that it may have, and how what stands in it reads. What
 * can't be read so goes to the service as it is, which says what is wrong with it.
 */
enum ImportColumn {
  REFERENCE("reference", "nummer", "number", Kind.TEXT, "TH-2301"),
  BAG("bagId", "bag-nummer", "bag id", Kind.TEXT, "0344010000002301"),
  REGION("regionCode", "regio", "region", Kind.TEXT, "waterrijk"),
  POSTCODE("postcode", "postcode", "postcode", Kind.POSTCODE, "3511AB"),
  HOUSE_NUMBER("houseNumber", "huisnummer", "house number", Kind.NUMBER, "7"),
  ADDITION("houseNumberAddition", "toevoeging", "addition", Kind.TEXT, ""),
  RENT("rentCents", "huur", "rent", Kind.EUROS, "654,32"),
  ROOMS("rooms", "kamers", "rooms", Kind.NUMBER, "2"),
  FLOOR("floor", "verdieping", "floor", Kind.NUMBER, "0"),
  LIFT("lift", "lift", "lift", Kind.YES_NO, "nee"),
  STEP_FREE("stepFree", "zonder drempels", "step-free", Kind.YES_NO, "ja"),
  PETS("petsAllowed", "huisdier mag", "pet allowed", Kind.YES_NO, "ja"),
  SURFACE("surfaceM2", "oppervlakte", "surface", Kind.NUMBER, "52"),
  LABEL("energyLabel", "energielabel", "energy label", Kind.LABEL, "B"),
  SOCIAL("socialLabel", "maatschappelijk label", "social label", Kind.TEXT, "DAE"),
  AVAILABLE("availableFrom", "vrij vanaf", "available from", Kind.DAY, "");

  private static final List<ImportColumn> OPTIONAL =
      List.of(ADDITION, SURFACE, LABEL, SOCIAL, AVAILABLE);
  private static final Map<String, Boolean> YES_OR_NO =
      Map.of(
          "ja", true, "j", true, "yes", true, "true", true, "1", true, "nee", false, "n", false,
          "no", false, "false", false, "0", false);

  private final String field;
  private final String dutch;
  private final String english;
  private final Kind kind;
  private final String example;

  ImportColumn(String field, String dutch, String english, Kind kind, String example) {
    this.field = field;
    this.dutch = dutch;
    this.english = english;
    this.kind = kind;
    this.example = example;
  }

  /** How a cell reads. */
  private enum Kind {
    TEXT,
    POSTCODE,
    NUMBER,
    EUROS,
    YES_NO,
    LABEL,
    DAY
  }

  String field() {
    return field;
  }

  String dutch() {
    return dutch;
  }

  public String example() {
    return example;
  }

  /** The name in the language of the page. */
  public String name(Locale locale) {
    return locale.getLanguage().equals("en") ? english : dutch;
  }

  /** Key of the sentence that says how to write it, when what stands there is of another kind. */
  @Nullable String howToWrite() {
    return switch (kind) {
      case NUMBER -> "home.typed.number";
      case EUROS -> "home.typed.euros";
      case YES_NO -> "home.typed.yes-no";
      case DAY -> "home.typed.day";
      case TEXT, POSTCODE, LABEL -> null;
    };
  }

  /** The column of which a field of the service speaks, or null. */
  static @Nullable ImportColumn ofField(@Nullable String field) {
    return Arrays.stream(values())
        .filter(each -> each.field.equals(field))
        .findFirst()
        .orElse(null);
  }

  /** The column with this name above it, in Dutch, in English or as in the contract. */
  static @Nullable ImportColumn named(String name) {
    String wanted = bare(name);
    return Arrays.stream(values())
        .filter(
            each ->
                bare(each.dutch).equals(wanted)
                    || bare(each.english).equals(wanted)
                    || bare(each.field).equals(wanted))
        .findFirst()
        .orElse(null);
  }

  private static String bare(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  static List<ImportColumn> needed() {
    return Arrays.stream(values()).filter(each -> !OPTIONAL.contains(each)).toList();
  }

  /** What the cell says; null for an empty one. */
  @Nullable Object value(String cell) {
    if (cell.isEmpty()) {
      return null;
    }
    return switch (kind) {
      case TEXT -> cell;
      case POSTCODE -> HomeFormController.postcode(cell);
      case NUMBER -> or(Typed.readNumber(cell), cell);
      case EUROS -> or(Typed.readCents(cell), cell);
      case YES_NO -> or(YES_OR_NO.get(cell.toLowerCase(Locale.ROOT)), cell);
      case LABEL -> label(cell.toUpperCase(Locale.ROOT));
      case DAY -> day(cell);
    };
  }

  private static Object day(String cell) {
    LocalDate day = Typed.readDay(cell);
    return day == null ? cell : day.toString();
  }

  /** A++ is A2P in the contract. */
  private static String label(String cell) {
    return cell.matches("A\\+{1,5}") ? "A" + (cell.length() - 1) + "P" : cell;
  }

  private static Object or(@Nullable Object value, String cell) {
    return Objects.requireNonNullElse(value, cell);
  }
}
