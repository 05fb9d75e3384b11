package nl.driehoek.housing.desk;

import java.util.List;
import java.util.stream.Collectors;
import nl.driehoek.housing.access.Doors;
import nl.driehoek.housing.access.Viewer;
import nl.driehoek.housing.http.model.Action;
import nl.driehoek.housing.http.model.Explanation;
import nl.driehoek.housing.http.model.RuleResult;
import nl.driehoek.housing.publication.Publication;
import nl.driehoek.platform.web.Caller;
import nl.driehoek.platform.web.ProblemException;
import org.jspecify.annotations.Nullable;

/** What somebody can do with a publication now, or why not. */
final class PublicationDoors {

  private PublicationDoors() {}

  static List<Action> actions(PublicationViews.View view, Viewer viewer, Caller caller) {
    Action override = Doors.action("override", whyNoOverride(view));
    return switch (viewer) {
      case Viewer.Corporation _ ->
          List.of(
              Doors.action(
                  "withdrawal",
                  caller.has("letting-officer")
                      ? whyNotWithdrawn(view)
                      : ProblemException.forbidden("letting-officer-only")),
              override);
      case Viewer.Municipality _ -> caller.has("director") ? List.of(override) : List.of();
      case Viewer.Care _, Viewer.Resident _, Viewer.Auditor _ -> List.of();
    };
  }

  /** What can be done for one candidate. */
  static List<Action> actions(
      PublicationViews.View view, Explanation why, Viewer viewer, Caller caller) {
    return switch (viewer) {
      case Viewer.Corporation _ -> List.of(override(view, why));
      case Viewer.Municipality _ ->
          caller.has("director") ? List.of(override(view, why)) : List.of();
      case Viewer.Care _, Viewer.Resident _, Viewer.Auditor _ -> List.of();
    };
  }

  private static Action override(PublicationViews.View view, Explanation why) {
    ProblemException ofLine = whyNoOverride(view);
    return Doors.action("override", ofLine == null ? whyNotFirst(why) : ofLine);
  }

  private static @Nullable ProblemException whyNotFirst(Explanation why) {
    if (!why.getFits()) {
      return ProblemException.conflict(
          "override-not-fitting",
          why.getRules().stream()
              .filter(each -> each.getOutcome() == RuleResult.OutcomeEnum.FAILED)
              .map(RuleResult::getRule)
              .collect(Collectors.joining(",")));
    }
    return why.getState().equals("IN_LINE")
        ? null
        : ProblemException.conflict("override-not-waiting");
  }

  private static @Nullable ProblemException whyNotWithdrawn(PublicationViews.View view) {
    return switch (view.publication().state()) {
      case OPEN, OFFERED, ACCEPTED ->
          view.signed() ? ProblemException.conflict("publication-signed") : null;
      case LET -> ProblemException.conflict("publication-let");
      case WITHDRAWN -> ProblemException.conflict("publication-withdrawn");
    };
  }

  private static @Nullable ProblemException whyNoOverride(PublicationViews.View view) {
    Publication.State state = view.publication().state();
    if (state != Publication.State.OPEN && state != Publication.State.OFFERED) {
      return ProblemException.conflict("override-line-closed");
    }
    return view.placedFirst() ? ProblemException.conflict("override-exists") : null;
  }
}
