package nl.driehoek.acceptance.portal;

import nl.driehoek.acceptance.RunningSuite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test with a browser of its own on the running suite. */
abstract class BrowserTest {
  final RunningSuite suite = RunningSuite.shared();
  Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open(suite);
  }

  @AfterEach
  void close() {
    if (browser != null) {
      browser.close();
    }
  }
}
