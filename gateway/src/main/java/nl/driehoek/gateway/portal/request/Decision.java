package nl.driehoek.gateway.portal.request;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import nl.driehoek.contracts.http.capacity.OutflowRequestsApi;
import nl.driehoek.contracts.http.capacity.model.CareGuarantee;
import nl.driehoek.contracts.http.capacity.model.FreedPlaceChoice;
import nl.driehoek.contracts.http.capacity.model.FreedPlacePlan;
import nl.driehoek.contracts.http.capacity.model.OutflowAction;
import nl.driehoek.contracts.http.capacity.model.OutflowRequest;
import nl.driehoek.contracts.http.capacity.model.Parking;
import nl.driehoek.contracts.http.capacity.model.ReadinessDecision;
import nl.driehoek.contracts.http.capacity.model.SupportStart;
import nl.driehoek.contracts.http.capacity.model.UrgencyDecision;
import nl.driehoek.contracts.http.capacity.model.Withdrawal;
import org.jspecify.annotations.Nullable;

/** Something that a person can do to a request: one form each, with an address of its own. */
enum Decision {
  READINESS("readiness", OutflowAction.DECIDE_READINESS),
  URGENCY("urgency", OutflowAction.DECIDE_URGENCY),
  CARE("care", OutflowAction.GUARANTEE_CARE),
  FREED_PLACE("freed-place", OutflowAction.PLAN_FREED_PLACE),
  WITHDRAWAL("withdrawal", OutflowAction.WITHDRAW),
  PARKING("parking", OutflowAction.PARK),
  RESUMPTION("resumption", OutflowAction.RESUME),
  SUPPORT_START("support-start", OutflowAction.RECORD_SUPPORT_START);

  private final String slug;
  private final OutflowAction action;

  Decision(String slug, OutflowAction action) {
    this.slug = slug;
    this.action = action;
  }

  /** Its name in addresses and in the keys of its words. */
  public String slug() {
    return slug;
  }

  OutflowAction action() {
    return action;
  }

  /** Null when there is none of this name. */
  static @Nullable Decision of(String slug) {
    return Arrays.stream(values()).filter(each -> each.slug.equals(slug)).findFirst().orElse(null);
  }

  /** Where an action is taken; null for what is done elsewhere, such as answering an offer. */
  static @Nullable String page(UUID id, OutflowAction action) {
    String request = "/portal/requests/" + id;
    return switch (action) {
      case EDIT -> request + "/draft";
      case SUBMIT -> request + "/check";
      default ->
          Arrays.stream(values())
              .filter(each -> each.action == action)
              .map(each -> request + "/" + each.slug)
              .findFirst()
              .orElse(null);
    };
  }

  /** The last day on which it is in time, as far as the request has one. */
  @Nullable LocalDate due(OutflowRequest request) {
    return switch (this) {
      case READINESS -> request.getReadinessDueOn();
      case URGENCY -> request.getUrgencyDueOn();
      case CARE -> request.getCare().getDueOn();
      case FREED_PLACE -> request.getHome().getPlannedKeyDate();
      case RESUMPTION -> request.getResumeBy();
      case SUPPORT_START -> request.getCare().getSupportStartDueOn();
      case WITHDRAWAL, PARKING -> null;
    };
  }

  /** What the form says, as the call to make; the faults of the form are known after it. */
  Call read(Form form) {
    return switch (this) {
      case READINESS -> readiness(form);
      case URGENCY -> urgency(form);
      case CARE -> {
        var body = new CareGuarantee().reference(form.text("reference"));
        yield (api, id, once) -> api.guaranteeCare(id, once, body);
      }
      case FREED_PLACE -> {
        FreedPlaceChoice body = new FreedPlaceChoice();
        FreedPlacePlan plan = form.one("plan", FreedPlacePlan.values());
        if (plan != null) {
          body.setPlan(plan);
        }
        yield (api, id, once) -> api.planFreedPlace(id, once, body);
      }
      case WITHDRAWAL -> withdrawal(form);
      case PARKING -> parking(form);
      case RESUMPTION -> (api, id, once) -> api.resumeOutflowRequest(id, once, null);
      case SUPPORT_START -> {
        SupportStart body = new SupportStart();
        LocalDate day = form.day("startedOn");
        if (day != null) {
          body.setStartedOn(day);
        }
        yield (api, id, once) -> api.recordSupportStart(id, once, body);
      }
    };
  }

  /** A call to the service. */
  interface Call {
    OutflowRequest make(OutflowRequestsApi api, UUID id, String once);
  }

  private static Call readiness(Form form) {
    ReadinessDecision body = new ReadinessDecision().reason(form.text("reason"));
    Boolean ready = form.yesOrNo("ready");
    if (ready != null) {
      body.setReady(ready);
    }
    return (api, id, once) -> api.decideReadiness(id, once, body);
  }

  private static Call urgency(Form form) {
    UrgencyDecision body =
        new UrgencyDecision().reason(form.text("reason")).validUntil(form.day("validUntil"));
    Boolean granted = form.yesOrNo("granted");
    if (granted != null) {
      body.setGranted(granted);
    }
    var category = form.one("category", UrgencyDecision.CategoryEnum.values());
    if (category != null) {
      body.setCategory(category);
    }
    return (api, id, once) -> api.decideUrgency(id, once, body);
  }

  private static Call withdrawal(Form form) {
    Withdrawal body = new Withdrawal().note(form.text("note"));
    var reason = form.one("reason", Withdrawal.ReasonEnum.values());
    if (reason != null) {
      body.setReason(reason);
    }
    return (api, id, once) -> api.withdrawOutflowRequest(id, once, body);
  }

  private static Call parking(Form form) {
    Parking body = new Parking().resumeBy(form.day("resumeBy"));
    var reason = form.one("reason", Parking.ReasonEnum.values());
    if (reason != null) {
      body.setReason(reason);
    }
    return (api, id, once) -> api.parkOutflowRequest(id, once, body);
  }
}
