package nl.driehoek.platform.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextCustomizerFactories;

/**
 * On a {@code @SpringBootTest(webEnvironment = RANDOM_PORT)} class: runs the service on the real
 * pair with a database and a topic prefix of its own, and offers {@link TestApi}, {@link TestBus},
 * {@link TestClock}, {@link TestTokens} and {@link TestDatabase} as beans. The context ends with
 * the class.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DirtiesContext(classMode = DirtiesContext.ClassMode.AFTER_CLASS)
@ContextCustomizerFactories(SuiteTestCustomizerFactory.class)
public @interface SuiteTest {}
