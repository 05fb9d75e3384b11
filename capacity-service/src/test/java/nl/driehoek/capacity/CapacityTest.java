package nl.driehoek.capacity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import nl.driehoek.platform.testkit.SuiteTest;
import org.springframework.boot.test.context.SpringBootTest;

/** A test on the running service with the real pair. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SuiteTest
@SpringBootTest(
    classes = CapacityApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = "driehoek.capacity.encryption-key=AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")
public @interface CapacityTest {}
