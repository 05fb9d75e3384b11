package nl.driehoek.platform.web;

import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import nl.driehoek.platform.testkit.SuiteTest;
import nl.driehoek.platform.web.sample.SampleService;
import org.springframework.boot.test.context.SpringBootTest;

/** Runs the sample service on a real database. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@SuiteTest
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    classes = SampleService.class)
@interface SampleTest {}
