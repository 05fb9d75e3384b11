package nl.driehoek.platform.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import nl.driehoek.local.pair.EmbeddedPair;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.util.ClassUtils;

/** Gives one test class its database, its topics, its issuer and its clock. */
record SuiteTestCustomizer(Class<?> testClass) implements ContextCustomizer {

  private static final String MESSAGE_TYPES = "nl.driehoek.platform.messaging.MessageTypes";

  @Override
  public void customizeContext(
      ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
    EmbeddedPair pair = EmbeddedPair.shared();
    EmbeddedPair.Database database = pair.newDatabase();
    String prefix = "t" + UUID.randomUUID().toString().replace("-", "") + ".";
    TestTokens tokens = TestTokens.shared();
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("spring.datasource.url", database.url());
    properties.put("spring.datasource.username", database.username());
    properties.put("spring.datasource.password", database.password());
    properties.put("spring.datasource.hikari.maximum-pool-size", "8");
    properties.put("driehoek.kafka.bootstrap-servers", pair.bootstrapServers());
    properties.put("driehoek.kafka.topic-prefix", prefix);
    properties.put("driehoek.identity.issuer", tokens.issuer());
    properties.put("driehoek.identity.jwk-set-uri", tokens.issuer() + "/jwks");
    properties.put("driehoek.identity.audience", "driehoek");
    // A test that is about statements asks for them; nobody else's topics get any by the clock.
    properties.put("driehoek.messaging.state-every", "1h");
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("suite-test", properties));
    BeanDefinitionRegistry beans = (BeanDefinitionRegistry) context.getBeanFactory();
    TestClock clock = new TestClock();
    register(beans, "testClock", TestClock.class, () -> clock, true);
    register(beans, "testTokens", TestTokens.class, () -> tokens, false);
    register(beans, "testDatabase", TestDatabase.class, () -> new TestDatabase(database), false);
    register(
        beans,
        "testApi",
        TestApi.class,
        () -> new TestApi(context.getEnvironment(), tokens),
        false);
    if (ClassUtils.isPresent(MESSAGE_TYPES, null)) {
      Messages.register(beans, context, pair.bootstrapServers(), prefix);
    }
  }

  private static <T> void register(
      BeanDefinitionRegistry beans, String name, Class<T> type, Supplier<T> bean, boolean primary) {
    RootBeanDefinition definition = new RootBeanDefinition(type, bean);
    definition.setPrimary(primary);
    beans.registerBeanDefinition(name, definition);
  }

  /** Apart, so that nothing of messaging is loaded where it isn't on the class path. */
  private static final class Messages {

    static void register(
        BeanDefinitionRegistry beans,
        ConfigurableApplicationContext context,
        String bootstrapServers,
        String prefix) {
      context.getBeanFactory().addBeanPostProcessor(new TopicMaker(bootstrapServers, prefix));
      RootBeanDefinition bus =
          new RootBeanDefinition(
              TestBus.class,
              () ->
                  new TestBus(
                      bootstrapServers,
                      prefix,
                      context.getBeanProvider(nl.driehoek.platform.messaging.MessageTypes.class)));
      bus.setLazyInit(true);
      bus.setDestroyMethodName("close");
      beans.registerBeanDefinition("testBus", bus);
    }
  }
}
