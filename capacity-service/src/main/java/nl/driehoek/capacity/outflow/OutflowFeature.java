package nl.driehoek.capacity.outflow;

import java.util.Set;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantEvent;
import nl.driehoek.contracts.messages.FinanceEvent;
import nl.driehoek.contracts.messages.HousingEvent;
import nl.driehoek.platform.messaging.DeadlineHandling;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The parts of this feature. */
@Configuration(proxyBeanMethods = false)
@Import({
  TaskList.class,
  JdbcOutflows.class,
  OutflowConsumer.class,
  OutflowReader.class,
  Drafts.class,
  DecidingOutflows.class,
  OutflowViews.class,
  Readings.class,
  PlanOptions.class,
  OutflowController.class,
  TaskController.class,
  DataUseController.class,
  ObjectionList.class,
  Objections.class,
  ObjectionController.class
})
public class OutflowFeature {

  @Bean
  Subscription outflowSubscription(OutflowConsumer consumer) {
    return new Subscription(
        "outflow",
        Set.of(Catalogue.COVENANT_EVENTS, Catalogue.HOUSING_EVENTS, Catalogue.FINANCE_EVENTS),
        Set.of(
            CovenantEvent.QuotaReserved.class,
            CovenantEvent.QuotaRefused.class,
            CovenantEvent.QuotaConfirmed.class,
            CovenantEvent.QuotaReleased.class,
            HousingEvent.CandidateEntered.class,
            HousingEvent.HomeSearchRefused.class,
            HousingEvent.HomeOffered.class,
            HousingEvent.OfferRefused.class,
            HousingEvent.OfferWithdrawn.class,
            HousingEvent.OfferAccepted.class,
            HousingEvent.TenancySigned.class,
            HousingEvent.TenancyStarted.class,
            HousingEvent.HomeReleased.class,
            HousingEvent.ReleaseRefused.class,
            FinanceEvent.ShiftReserved.class,
            FinanceEvent.ShiftRefused.class,
            FinanceEvent.ShiftPosted.class,
            FinanceEvent.ShiftReleased.class),
        consumer);
  }

  @Bean
  DeadlineHandling draftOver(Drafts drafts) {
    return new DeadlineHandling(Drafts.DRAFT_OVER, drafts::expire);
  }

  @Bean
  DeadlineHandling objectionDue(Objections objections) {
    return new DeadlineHandling(Objections.ANSWER_DUE, objections::overdue);
  }

  @Bean
  DeadlineHandling readinessTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.READINESS);
  }

  @Bean
  DeadlineHandling urgencyTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.URGENCY);
  }

  @Bean
  DeadlineHandling careTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.CARE);
  }

  @Bean
  DeadlineHandling keyTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.KEY);
  }

  @Bean
  DeadlineHandling supportTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.SUPPORT);
  }

  @Bean
  DeadlineHandling resumptionTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.RESUMPTION);
  }

  @Bean
  DeadlineHandling validityTerm(OutflowConsumer consumer) {
    return handling(consumer, Term.VALIDITY);
  }

  private static DeadlineHandling handling(OutflowConsumer consumer, Term term) {
    return new DeadlineHandling(term.kind(), keys -> consumer.pass(term, keys));
  }
}
