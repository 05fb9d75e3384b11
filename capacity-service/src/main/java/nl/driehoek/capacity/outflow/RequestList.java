package nl.driehoek.capacity.outflow;

import java.util.List;
import nl.driehoek.capacity.http.model.OutflowRequestPage;
import nl.driehoek.capacity.outflow.OutflowReader.Asked;
import nl.driehoek.capacity.outflow.OutflowReader.Row;
import nl.driehoek.platform.web.Caller;
import org.jspecify.annotations.Nullable;

/** The list of requests, a page at a time, in the order that is asked. */
final class RequestList {

  private static final int LIMIT_DEFAULT = 50;

  private final OutflowReader reader;
  private final OutflowViews views;

  RequestList(OutflowReader reader, OutflowViews views) {
    this.reader = reader;
    this.views = views;
  }

  /** One row more than the page is read: whether it is there tells whether another page follows. */
  OutflowRequestPage page(
      Caller caller,
      Asked asked,
      @Nullable String sort,
      @Nullable String cursor,
      @Nullable Integer limit) {
    RequestOrder order = RequestOrder.of(sort);
    int rows = limit == null ? LIMIT_DEFAULT : limit;
    List<Row> found =
        reader.list(
            asked,
            OutflowViewer.of(caller),
            order,
            cursor == null ? null : order.read(cursor),
            rows + 1);
    boolean more = found.size() > rows;
    return new OutflowRequestPage()
        .items(views.list(more ? found.subList(0, rows) : found, caller))
        .next(more ? order.cursor(found.get(rows - 1)) : null);
  }

  /** A director may do what an urgency officer may, so it is the director's turn too. */
  static List<String> rolesOf(Caller caller) {
    return caller.has("director") && caller.organisationKind().equals("MUNICIPALITY")
        ? List.of("director", "urgency-officer")
        : List.copyOf(caller.roles());
  }
}
