package nl.driehoek.capacity.outflow;

import java.util.List;
import nl.driehoek.capacity.http.model.Reading;
import nl.driehoek.capacity.http.model.ReadingPage;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.audit.AuditEntry;
import nl.driehoek.platform.web.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/** Who looked: the resident may always know, in roles and institutions and without names. */
final class Readings {

  private static final int LIMIT_DEFAULT = 50;

  private final AuditTrail trail;

  Readings(AuditTrail trail) {
    this.trail = trail;
  }

  /** The readings of this person's data in this service, oldest first. */
  ReadingPage of(String pseudonym, @Nullable String cursor, @Nullable Integer limit) {
    int rows = limit == null ? LIMIT_DEFAULT : limit;
    List<AuditEntry> found =
        trail.rows(new AuditTrail.Question(null, null, null, pseudonym), after(cursor), rows + 1);
    List<AuditEntry> page = found.size() > rows ? found.subList(0, rows) : found;
    return new ReadingPage()
        .items(page.stream().map(Readings::view).toList())
        .next(found.size() > rows ? Cursor.encode(page.getLast().position()) : null);
  }

  private static long after(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    try {
      return Long.parseLong(Cursor.decode(cursor).getFirst());
    } catch (NumberFormatException e) {
      throw Cursor.refused();
    }
  }

  private static Reading view(AuditEntry entry) {
    return new Reading()
        .at(entry.at())
        ._object(entry.object())
        .purpose(entry.purpose())
        .roles(entry.roles())
        .organisationId(entry.organisationId());
  }
}
