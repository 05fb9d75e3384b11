package nl.driehoek.housing.offer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.driehoek.housing.offer.OfferCommand.Accept;
import nl.driehoek.housing.offer.OfferCommand.Expire;
import nl.driehoek.housing.offer.OfferCommand.Refuse;
import nl.driehoek.housing.offer.OfferCommand.Release;
import nl.driehoek.housing.offer.OfferCommand.TakeBack;
import nl.driehoek.housing.offer.OfferCommand.View;
import nl.driehoek.housing.offer.OfferDecision.Accepted;
import nl.driehoek.housing.offer.OfferDecision.Reason;
import nl.driehoek.housing.offer.OfferDecision.Refused;
import nl.driehoek.housing.offer.OfferDecision.Unchanged;
import org.junit.jupiter.api.Test;

/** An offer is answered once, and until the last moment of its term (domain rule 10). */
class AnsweringInTimeTest {

  private static final Instant LAST = Instant.parse("2027-02-05T22:59:59Z");
  private static final Instant LATE = LAST.plusSeconds(1);

  @Test
  void the_last_moment_is_in_time_and_the_next_is_not() {
    assertThat(after(open(), new Accept("RESIDENT"), LAST).state()).isEqualTo(OfferState.ACCEPTED);
    assertThat(after(open(), refusal(), LAST).state()).isEqualTo(OfferState.REFUSED);
    assertThat(OfferRules.decide(open(), new Accept("RESIDENT"), LATE))
        .isEqualTo(new Refused(Reason.EXPIRED));
    assertThat(OfferRules.decide(open(), refusal(), LATE)).isEqualTo(new Refused(Reason.EXPIRED));
  }

  @Test
  void silence_ends_it_after_the_term_and_only_then() {
    assertThat(OfferRules.decide(open(), new Expire(true), LAST)).isEqualTo(new Unchanged());
    Offer expired = after(open(), new Expire(true), LATE);
    assertThat(expired.state()).isEqualTo(OfferState.EXPIRED);
    assertThat(expired.answer()).isEqualTo(new Offer.Answer(LATE, "TIME", "REA", true));
    assertThat(OfferRules.decide(accepted(), new Expire(true), LATE)).isEqualTo(new Unchanged());
  }

  @Test
  void who_answered_answers_no_second_time() {
    assertThat(OfferRules.decide(accepted(), new Accept("MENTOR"), LAST))
        .isEqualTo(new Refused(Reason.ALREADY_ACCEPTED));
    assertThat(OfferRules.decide(accepted(), refusal(), LATE))
        .isEqualTo(new Refused(Reason.ALREADY_ACCEPTED));
    assertThat(OfferRules.decide(after(open(), refusal(), LAST), new Accept("RESIDENT"), LAST))
        .isEqualTo(new Refused(Reason.ALREADY_REFUSED));
  }

  @Test
  void the_corporation_and_the_flow_end_it_also_after_a_yes() {
    Offer takenBack = after(accepted(), new TakeBack("VER"), LATE);
    assertThat(takenBack.state()).isEqualTo(OfferState.WITHDRAWN);
    assertThat(OfferRules.decide(takenBack, new Release("WITHDRAWN"), LATE))
        .isEqualTo(new Refused(Reason.WITHDRAWN));
    Offer released = after(accepted(), new Release("WITHDRAWN"), LATE);
    assertThat(released.state()).isEqualTo(OfferState.RELEASED);
    assertThat(OfferRules.decide(released, new TakeBack("VER"), LATE))
        .isEqualTo(new Refused(Reason.RELEASED));
  }

  @Test
  void a_viewing_is_noted_once_while_it_stands() {
    View today = new View(LocalDate.of(2027, 2, 1));
    Offer viewed = after(open(), today, LAST);
    assertThat(viewed.viewedOn()).isEqualTo(today.on());
    assertThat(viewed.version()).isEqualTo(2);
    assertThat(OfferRules.decide(viewed, today, LAST)).isEqualTo(new Unchanged());
    assertThat(OfferRules.decide(after(open(), new Expire(true), LATE), today, LATE))
        .isEqualTo(new Refused(Reason.EXPIRED));
  }

  private static Refuse refusal() {
    return new Refuse("RESIDENT", "WOB", true);
  }

  private static Offer accepted() {
    return after(open(), new Accept("RESIDENT"), LAST);
  }

  private static Offer after(Offer offer, OfferCommand command, Instant now) {
    return ((Accepted) OfferRules.decide(offer, command, now)).next();
  }

  private static Offer open() {
    UUID any = UUID.randomUUID();
    return new Offer(
        any,
        any,
        any,
        "TH-2207",
        any,
        "waterrijk",
        any,
        any,
        any,
        1,
        2,
        OfferState.OPEN,
        LAST.minusSeconds(86_400),
        LAST,
        LocalDate.of(2027, 3, 1),
        null,
        null,
        any,
        "waterrijk/2027-01",
        1);
  }
}
