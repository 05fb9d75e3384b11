package nl.driehoek.capacity.outflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ObjectionTermsTest {

  @Test
  void one_can_object_for_six_weeks_from_the_day_after_the_decision() {
    assertThat(ObjectionTerms.lastDay(LocalDate.of(2027, 1, 27)))
        .isEqualTo(LocalDate.of(2027, 3, 10));
  }

  @Test
  void a_term_never_ends_on_a_weekend_or_holiday() {
    // Six weeks after Monday 15 February 2027 is Easter Monday.
    assertThat(ObjectionTerms.lastDay(LocalDate.of(2027, 2, 15)))
        .isEqualTo(LocalDate.of(2027, 3, 30));
    // And after a Saturday it is a Saturday.
    assertThat(ObjectionTerms.lastDay(LocalDate.of(2027, 1, 16)))
        .isEqualTo(LocalDate.of(2027, 3, 1));
  }

  @Test
  void the_answer_is_due_six_weeks_after_the_last_day_to_object() {
    assertThat(ObjectionTerms.answerDue(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 3, 10)))
        .isEqualTo(LocalDate.of(2027, 4, 21));
  }

  @Test
  void without_a_legal_term_or_after_it_the_answer_is_due_six_weeks_after_receipt() {
    assertThat(ObjectionTerms.answerDue(LocalDate.of(2027, 2, 1), null))
        .isEqualTo(LocalDate.of(2027, 3, 15));
    assertThat(ObjectionTerms.answerDue(LocalDate.of(2027, 6, 7), LocalDate.of(2027, 3, 10)))
        .isEqualTo(LocalDate.of(2027, 7, 19));
  }
}
