package nl.driehoek.acceptance.portal;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Chromium of the system, without a window. Where there is none the tests are skipped, with a line
 * that says so.
 */
final class Chromium {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

  /** Notes in the old page that it is being left, which the driver does not always see in time. */
  private static final String LEAVING =
      """
      addEventListener('submit', e => { if (!e.defaultPrevented) window.leaving = true; });
      addEventListener('click', e => {
        const a = e.target.closest && e.target.closest('a[href]');
        if (a && !e.defaultPrevented && !a.hasAttribute('download')
          && !a.getAttribute('href').startsWith('#')) window.leaving = true;
      });
      """;

  private static final Deque<ChromeDriver> RESTING = new ArrayDeque<>();

  private Chromium() {}

  /** One that was used before where there is one: starting it costs as much as a page. */
  static synchronized ChromeDriver take() {
    boolean there = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
    if (!there) {
      System.out.println(
          "\n*** PAGES NOT TESTED: install chromium and chromium-driver (Debian's packages) ***\n");
    }
    assumeTrue(there, "no Chromium on this machine");
    return RESTING.isEmpty() ? start() : RESTING.pop();
  }

  /** Empties it for the next. */
  static synchronized void rest(ChromeDriver driver) {
    driver.get("about:blank");
    driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    driver.manage().logs().get("browser");
    RESTING.push(driver);
  }

  private static ChromeDriver start() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(CHROMIUM.toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=" + Browser.DESK + ",900");
    ChromeDriver driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
    driver.manage().timeouts().pageLoadTimeout(Duration.ofSeconds(30));
    driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30));
    driver.manage().timeouts().implicitlyWait(Duration.ofSeconds(5));
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument", Map.of("source", LEAVING + Keyboard.WATCH));
    Runtime.getRuntime().addShutdownHook(new Thread(driver::quit));
    return driver;
  }
}
