package nl.driehoek.load.matching;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import nl.driehoek.contracts.messages.HousingCommand.Profile;
import nl.driehoek.contracts.messages.HousingCommand.SeekHome;

/**
 * An invented day of the whole country, the same for the same seed: municipalities with their real
 * codes and names (CBS, Gemeentelijke indeling 2026, CC BY 4.0), in 44 invented regions of
 * neighbours, with homes and candidates.
 */
final class Country {

  static final int REGIONS = 44;
  static final int HOMES = 3_000;
  static final int CANDIDATES = 8_000;

  private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

  private final Random random;
  private final List<List<Municipality>> regions = new ArrayList<>();

  Country(long seed) {
    random = new Random(seed);
    List<Municipality> all = municipalities();
    for (int i = 0; i < REGIONS; i++) {
      regions.add(all.subList(i * all.size() / REGIONS, (i + 1) * all.size() / REGIONS));
    }
  }

  record Municipality(String code, String name, String province) {}

  /** The region with its covenant and its two corporations. */
  record Region(String code, UUID covenantId, List<UUID> corporations) {}

  /** A home as the rules look at it; the postcode area is that of its municipality, invented. */
  record Home(
      Region region,
      UUID corporationId,
      String bagId,
      String area,
      long rentCents,
      int rooms,
      int floor,
      boolean lift,
      boolean stepFree,
      boolean petsAllowed,
      LocalDate availableFrom) {}

  private static List<Municipality> municipalities() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Country.class.getResourceAsStream("/matching/municipalities-2026.csv")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .skip(1)
          .map(line -> line.split(","))
          .map(fields -> new Municipality(fields[0], fields[2], fields[3]))
          .sorted(Comparator.comparing(Municipality::province).thenComparing(Municipality::code))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int municipalityCount() {
    return regions.stream().mapToInt(List::size).sum();
  }

  /** All regions, and as the last one a region for the match of one candidate. */
  List<Region> regions(String name, int count) {
    List<Region> made = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      made.add(new Region("%s-%02d".formatted(name, i), id(), List.of(id(), id())));
    }
    return made;
  }

  /** Homes spread over all regions by chance, or all in the one region. */
  List<Home> homes(List<Region> in, int count) {
    List<Home> homes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(in.size());
      Region region = in.get(place);
      Municipality municipality = municipality(place);
      homes.add(
          new Home(
              region,
              region.corporations().get(random.nextInt(2)),
              municipality.code() + "01" + "%010d".formatted(id().getMostSignificantBits() >>> 33),
              area(municipality),
              480_00 + 10_00L * random.nextInt(45),
              1 + random.nextInt(4),
              random.nextInt(5),
              random.nextInt(2) == 0,
              random.nextInt(5) < 2,
              random.nextInt(5) < 3,
              DAY.plusDays(14L + random.nextInt(60))));
    }
    return homes;
  }

  List<SeekHome> candidates(List<Region> in, int count) {
    List<SeekHome> asking = new ArrayList<>();
    UUID care = id();
    for (int i = 0; i < count; i++) {
      int place = random.nextInt(in.size());
      Region region = in.get(place);
      asking.add(
          new SeekHome(id(), 1, region.covenantId(), region.code(), care, null, profile(place)));
    }
    return asking;
  }

  private Profile profile(int place) {
    int household = random.nextInt(4) == 0 ? 2 + random.nextInt(3) : 1;
    List<String> areas = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      areas.add(area(municipality(place)));
    }
    return new Profile(
        household,
        household == 1 && random.nextInt(10) == 0,
        false,
        random.nextInt(8) == 0 ? "SOCIAL" : "FITTING",
        2025,
        random.nextInt(5) == 0,
        random.nextInt(8) == 0,
        random.nextInt(5) == 0,
        Math.max(1, household - 1),
        random.nextInt(3) == 0 ? 600_00 + 10_00L * random.nextInt(20) : null,
        areas.stream().distinct().toList(),
        true,
        random.nextInt(10) == 0 ? "STATUTORY" : "OUTFLOW",
        DAY.minusDays(random.nextInt(400)),
        DAY.plusDays(random.nextInt(60)),
        DAY.minusDays(random.nextInt(30)));
  }

  private Municipality municipality(int place) {
    List<Municipality> here = regions.get(place % regions.size());
    return here.get(random.nextInt(here.size()));
  }

  /** Four digits that are the same for the same municipality. */
  private static String area(Municipality municipality) {
    return Integer.toString(1000 + Integer.parseInt(municipality.code()) % 9000);
  }

  private UUID id() {
    return new UUID(
        random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L,
        random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
  }
}
