package nl.driehoek.finance.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import nl.driehoek.finance.FinanceTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The database itself refuses what the rules never do (promise 2). */
class LedgerThatNobodyCanChangeTest extends FinanceTest {
  @Autowired TransactionTemplate transactions;
  private UUID budget;
  private UUID transaction;

  @BeforeEach
  void one_transaction() {
    budget = budget(covenant());
    transaction =
        jdbc.sql("select transaction_id from ledger_transaction where budget_id = ?")
            .param(budget)
            .query((row, number) -> row.getObject(1, UUID.class))
            .single();
  }

  @Test
  void a_written_line_stays_as_it_is() {
    for (String sql :
        List.of(
            "update ledger_line set amount_cents = amount_cents + 1",
            "delete from ledger_line",
            "truncate ledger_line",
            "update ledger_transaction set value_date = '2027-02-02'",
            "delete from expected_line")) {
      assertThatThrownBy(() -> jdbc.sql(sql).update()).as(sql).hasMessageContaining("append-only");
    }
  }

  @Test
  void a_written_transaction_gets_no_more_lines() {
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into ledger_line select ?, 8 + row_number() over (order by task), account_id,
                          case task when 'FUNDING' then -1 else 1 end
                          from account where budget_id = ? and task in ('FUNDING', 'PROTECTED_PLACES')
                        """)
                    .params(transaction, budget)
                    .update())
        .hasMessageContaining("no more lines");
  }

  @Test
  void a_transaction_that_is_not_zero_together_does_not_commit() {
    assertThatThrownBy(() -> write(1, -2)).hasMessageContaining("not balanced");
    assertThatThrownBy(() -> write(1)).hasMessageContaining("not balanced");
    assertThatThrownBy(() -> write()).hasMessageContaining("not balanced");
    write(1, -1);
    assertThat(
            jdbc.sql("select count(*) from ledger_transaction where budget_id = ?")
                .param(budget)
                .query(Long.class)
                .single())
        .isEqualTo(2);
  }

  private void write(long... cents) {
    transactions.executeWithoutResult(
        status -> {
          UUID id = UUID.randomUUID();
          jdbc.sql(
                  """
                  insert into ledger_transaction (transaction_id, budget_id, sequence, kind, request_id, attempt,
                    ordinal, correlation_id, value_date, recorded_at, previous_hash, hash)
                  select ?, ?, coalesce(max(sequence), 0) + 1, 'RESERVE', ?, 1, 1, ?, '2027-01-01', now(), '', ''
                    from ledger_transaction where budget_id = ?
                  """)
              .params(id, budget, UUID.randomUUID(), UUID.randomUUID(), budget)
              .update();
          for (int i = 0; i < cents.length; i++) {
            jdbc.sql(
                    """
                    insert into ledger_line select ?, ?, account_id, ? from account
                     where budget_id = ? and task = 'PROTECTED_PLACES'
                    """)
                .params(id, i + 1, cents[i], budget)
                .update();
          }
        });
  }

  @Test
  void no_account_but_the_funding_goes_below_zero() {
    assertThatThrownBy(
            () ->
                jdbc.sql("update account set balance_cents = -1 where task = 'SUPPORT_AT_HOME'")
                    .update())
        .hasMessageContaining("account_not_below_zero");
  }
}
