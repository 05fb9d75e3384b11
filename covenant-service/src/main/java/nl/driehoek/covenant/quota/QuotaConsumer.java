package nl.driehoek.covenant.quota;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.driehoek.contracts.messages.Catalogue;
import nl.driehoek.contracts.messages.CovenantCommand;
import nl.driehoek.contracts.messages.CovenantCommand.ConfirmQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReleaseQuota;
import nl.driehoek.contracts.messages.CovenantCommand.ReserveQuota;
import nl.driehoek.covenant.quota.Transfer.YearKey;
import nl.driehoek.platform.messaging.Received;
import nl.driehoek.platform.messaging.Subscription;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears what the flow asks of the quota; a batch costs as many statements as one command. */
@Configuration(proxyBeanMethods = false)
class QuotaConsumer {

  @Bean
  Subscription quotaCommands(Quotas quotas, Clock clock) {
    return new Subscription(
        "covenant-quota",
        Set.of(Catalogue.COVENANT_COMMANDS),
        Set.of(ReserveQuota.class, ConfirmQuota.class, ReleaseQuota.class),
        batch -> handle(batch, quotas, clock));
  }

  /** Finds, decides and saves, in the transaction of the batch. */
  static void handle(List<Received<?>> batch, Quotas quotas, Clock clock) {
    List<CovenantCommand> commands =
        batch.stream().map(message -> (CovenantCommand) message.body()).toList();
    Set<UUID> requestIds =
        commands.stream().map(CovenantCommand::requestId).collect(Collectors.toSet());
    Set<YearKey> years =
        commands.stream()
            .filter(ReserveQuota.class::isInstance)
            .map(ReserveQuota.class::cast)
            .map(command -> new YearKey(command.covenantId(), command.year()))
            .collect(Collectors.toSet());
    QuotaBook book = quotas.open(requestIds, years);
    batch.forEach(message -> book.handle(message, (CovenantCommand) message.body()));
    quotas.save(book, clock.instant());
  }
}
