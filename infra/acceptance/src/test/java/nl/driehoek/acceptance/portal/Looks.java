package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import nl.driehoek.acceptance.RunningSuite;
import org.openqa.selenium.chrome.ChromeDriver;

/** A page as it is seen at two widths, measured and kept as a picture. */
final class Looks {
  private static final Path PICTURES = RunningSuite.ROOT.resolve("infra/acceptance/target/pages");
  private static final Path AXE =
      RunningSuite.ROOT.resolve("gateway/src/main/frontend/node_modules/axe-core/axe.min.js");

  /** The rules of WCAG 2.2, levels A and AA. */
  private static final String CHECK =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
          resultTypes: ['violations']})
        .then(found => done(found.violations.map(v =>
          v.id + ': ' + v.nodes.map(n => n.html + ' ' + n.failureSummary).join(' | '))));
      """;

  /** Bytes of the page and all that it loads, as they cross the line. */
  private static final String WEIGHT =
      """
      return [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
        .filter(each => each.initiatorType !== 'fetch' && each.initiatorType !== 'xmlhttprequest')
        .reduce((sum, each) => sum + each.encodedBodySize, 0);
      """;

  private static final long WEIGHT_MAX = 100_000;

  private final ChromeDriver driver;

  Looks(ChromeDriver driver) {
    this.driver = driver;
  }

  /** At both widths: nobody is shut out, nothing sticks out; with a picture to look at. */
  void right(String name) {
    for (int width : List.of(Browser.DESK, Browser.PHONE)) {
      width(width);
      picture(name + "-" + width);
      assertThat(violations()).as(name + " at " + width).isEmpty();
      assertThat(scrollWidth()).as(name + " fits in " + width).isLessThanOrEqualTo(width);
    }
    zoomed();
    assertThat(scrollWidth()).as(name + " at 200 % zoom").isLessThanOrEqualTo(Browser.DESK / 2);
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    assertThat(((Number) driver.executeScript(WEIGHT)).longValue())
        .as(name + " compressed")
        .isLessThan(WEIGHT_MAX);
  }

  /** The width of the window, until it is next looked at. A phone has no bar that takes room. */
  void width(int width) {
    window(width, 1, width == Browser.PHONE);
  }

  /** As somebody sees it who makes all twice as large. */
  private void zoomed() {
    window(Browser.DESK / 2, 2, false);
  }

  private void window(int width, int scale, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", scale, "mobile", phone));
  }

  private long scrollWidth() {
    return ((Number) driver.executeScript("return document.documentElement.scrollWidth"))
        .longValue();
  }

  private List<?> violations() {
    if (Boolean.TRUE.equals(driver.executeScript("return typeof axe === 'undefined'"))) {
      try {
        driver.executeScript(Files.readString(AXE));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return (List<?>) driver.executeAsyncScript(CHECK);
  }

  private void picture(String name) {
    Object data =
        driver
            .executeCdpCommand(
                "Page.captureScreenshot",
                Map.of("captureBeyondViewport", true, "optimizeForSpeed", true))
            .get("data");
    try {
      Files.createDirectories(PICTURES);
      Files.write(
          PICTURES.resolve(name.replace('/', '-') + ".png"),
          Base64.getDecoder().decode(String.valueOf(data)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
