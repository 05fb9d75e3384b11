package nl.driehoek.simulation.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.driehoek.simulation.machine.Bus.Handling;
import nl.driehoek.simulation.machine.Sent;

/**
 * Everything that can be seen from outside when all is quiet: what each service said, what its
 * tables hold, what people were told, and what the network delivered.
 *
 * @param told by service, in the order of its commits
 * @param receipts what people got a yes to, each in the words of {@link Receipts}
 * @param corporations parties by covenant
 * @param regions by covenant
 * @param shares basis points by covenant and account; empty when nothing is shared
 */
public record Evidence(
    Instant now,
    Map<String, List<Sent>> told,
    List<String> receipts,
    List<Handling> handled,
    List<Handling> expected,
    List<String> parked,
    List<Rows.Request> requests,
    List<Rows.JournalLine> journal,
    List<Rows.Task> tasks,
    List<Rows.PlacePeriod> periods,
    List<Rows.Unit> units,
    List<Rows.Publication> publications,
    List<Rows.Offer> offers,
    List<Rows.Hold> holds,
    List<Rows.Tenancy> tenancies,
    List<Rows.Candidacy> candidacies,
    List<Rows.Wish> wishes,
    List<Rows.Home> freeHomes,
    List<Rows.QuotaTransfer> transfers,
    List<Rows.QuotaYear> years,
    List<Rows.Shift> shifts,
    List<Rows.Transaction> transactions,
    List<Rows.Balance> balances,
    List<Rows.Budget> budgets,
    Map<UUID, Set<UUID>> corporations,
    Map<UUID, String> regions,
    Map<UUID, Map<String, Integer>> shares) {

  List<Sent> toldBy(String service) {
    return told.get(service);
  }
}
