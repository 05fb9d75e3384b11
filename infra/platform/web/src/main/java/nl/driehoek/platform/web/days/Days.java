package nl.driehoek.platform.web.days;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import nl.driehoek.platform.time.BusinessDates;
import nl.driehoek.platform.web.days.DaySection.Question;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Rebuilds days from the sections of this service, each day in one snapshot of the database. */
final class Days {
  private static final UUID NOBODY = new UUID(0, 0);

  private final List<DaySection> sections;
  private final TransactionTemplate snapshot;

  Days(List<DaySection> sections, PlatformTransactionManager manager) {
    this.sections = sections.stream().sorted(Comparator.comparing(DaySection::kind)).toList();
    this.snapshot = new TransactionTemplate(manager);
    snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    snapshot.setReadOnly(true);
  }

  /** The hash of the whole day, whoever asks. */
  DayProof rebuild(LocalDate day) {
    List<DayProof.Part> parts = new ArrayList<>();
    snapshot.executeWithoutResult(
        status -> sections.forEach(section -> parts.add(part(section, day))));
    return DayProof.of(day, parts);
  }

  private static DayProof.Part part(DaySection section, LocalDate day) {
    Sha256 hash = new Sha256();
    long[] lines = {0};
    section.read(
        new Question(day, BusinessDates.endOf(day), true, NOBODY, "", Integer.MAX_VALUE),
        line -> {
          lines[0]++;
          hash.add(line.hash()).add("\n");
        });
    return new DayProof.Part(section.kind(), lines[0], hash.hex());
  }

  /** Lines of a day: all of them or those of an organisation, and of one kind or of all. */
  record Wanted(LocalDate day, boolean everything, UUID viewer, @Nullable String onlyKind) {}

  /**
   * Lines by kind and key.
   *
   * @param kind where to go on; the first kind when empty
   * @param after the key after which to go on within that kind
   */
  List<DayLine> lines(Wanted wanted, String kind, String after, int max) {
    List<DayLine> found = new ArrayList<>();
    snapshot.executeWithoutResult(
        status -> {
          for (DaySection section : sections) {
            int order = section.kind().compareTo(kind);
            boolean asked = wanted.onlyKind == null || wanted.onlyKind.equals(section.kind());
            if (asked && order >= 0 && found.size() < max) {
              section.read(
                  new Question(
                      wanted.day,
                      BusinessDates.endOf(wanted.day),
                      wanted.everything,
                      wanted.viewer,
                      order == 0 ? after : "",
                      max - found.size()),
                  found::add);
            }
          }
        });
    return found;
  }
}
