package nl.driehoek.platform.web.uses;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.audit.AuditEntry;
import nl.driehoek.platform.web.audit.AuditTrail;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the audit trail that are about one person, page by page: those that name the person
 * by pseudonym, and those of the objects that are about nobody else. It narrows by what it is
 * asked, so the service decides first whose data the caller may ask after.
 */
public final class DataUses {
  private static final int LIMIT_DEFAULT = 50;

  private final AuditTrail trail;

  public DataUses(AuditTrail trail) {
    this.trail = trail;
  }

  /**
   * Oldest first.
   *
   * @param next the cursor of the next page; null on the last one
   */
  public record Page(List<AuditEntry> items, @Nullable String next) {}

  /**
   * A page of the rows of this person.
   *
   * @param subject the pseudonym by which the trail of this service knows the person
   * @param objects ids of objects that are about this person only; each row is given once
   * @throws nl.driehoek.platform.web.ProblemException 400 for a cursor that was not given here
   */
  public Page of(
      @Nullable String subject,
      Collection<UUID> objects,
      @Nullable String cursor,
      @Nullable Integer limit) {
    int size = limit == null ? LIMIT_DEFAULT : limit;
    long after = after(cursor);
    var byPosition = new TreeMap<Long, AuditEntry>();
    if (subject != null) {
      add(new AuditTrail.Question(null, null, null, subject), after, size, byPosition);
    }
    for (UUID object : objects) {
      add(new AuditTrail.Question(null, object, null, null), after, size, byPosition);
    }
    List<AuditEntry> found = byPosition.values().stream().limit(size + 1L).toList();
    List<AuditEntry> page = found.size() > size ? found.subList(0, size) : found;
    return new Page(page, found.size() > size ? Cursor.encode(page.getLast().position()) : null);
  }

  private void add(
      AuditTrail.Question question, long after, int size, TreeMap<Long, AuditEntry> into) {
    trail.rows(question, after, size + 1).forEach(entry -> into.put(entry.position(), entry));
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
}
