package nl.driehoek.platform.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import nl.driehoek.platform.messaging.MessageTypes;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Declares the topics of a service before anything of it can subscribe to them. */
class TopicMaker implements BeanPostProcessor {

  private static final int PARTITIONS = 2;

  private final String bootstrapServers;
  private final String prefix;

  TopicMaker(String bootstrapServers, String prefix) {
    this.bootstrapServers = bootstrapServers;
    this.prefix = prefix;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof MessageTypes types) {
      make(types.topics().stream().map(this::declared).toList());
    }
    return bean;
  }

  private NewTopic declared(String topic) {
    return new NewTopic(prefix + topic, PARTITIONS, (short) 1);
  }

  private void make(List<NewTopic> topics) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      admin.createTopics(topics).all().get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot create the topics of the test", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while creating the topics", e);
    }
  }
}
