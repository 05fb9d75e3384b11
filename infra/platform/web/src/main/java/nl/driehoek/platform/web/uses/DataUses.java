package nl.driehoek.platform.web.uses;

import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import nl.driehoek.platform.web.Cursor;
import nl.driehoek.platform.web.audit.AuditEntry;
import nl.driehoek.platform.web.audit.AuditOrder;
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
   * One page of rows.
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
      AuditOrder order,
      @Nullable String cursor,
      @Nullable Integer limit) {
    int size = limit == null ? LIMIT_DEFAULT : limit;
    var byPosition = new TreeMap<Long, AuditEntry>(order.positions());
    if (subject != null) {
      add(new AuditTrail.Question(null, null, null, subject), order, cursor, size, byPosition);
    }
    for (UUID object : objects) {
      add(new AuditTrail.Question(null, object, null, null), order, cursor, size, byPosition);
    }
    List<AuditEntry> found = byPosition.values().stream().limit(size + 1L).toList();
    List<AuditEntry> page = found.size() > size ? found.subList(0, size) : found;
    return new Page(page, found.size() > size ? Cursor.encode(page.getLast().position()) : null);
  }

  private void add(
      AuditTrail.Question question,
      AuditOrder order,
      @Nullable String cursor,
      int size,
      TreeMap<Long, AuditEntry> into) {
    order
        .rows(trail, question, cursor, size + 1)
        .forEach(entry -> into.put(entry.position(), entry));
  }
}
