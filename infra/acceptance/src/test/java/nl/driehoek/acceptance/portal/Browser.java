package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import nl.driehoek.acceptance.RunningSuite;
import nl.driehoek.platform.testkit.Eventually;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser without a window, in which one person after the other can sign in. */
final class Browser implements AutoCloseable {
  static final int DESK = 1280;
  static final int PHONE = 390;
  private static final Duration SOON = Duration.ofSeconds(30);

  /** How often a page is asked whether it is there: a test goes through hundreds of them. */
  private static final Duration LOOK = Duration.ofMillis(25);

  private final RunningSuite suite;
  private final ChromeDriver driver;

  private Browser(RunningSuite suite, ChromeDriver driver) {
    this.suite = suite;
    this.driver = driver;
  }

  static Browser open(RunningSuite suite) {
    return new Browser(suite, Chromium.take());
  }

  /** Signs in at the issuer, as this test identity. */
  Browser signIn(String name) {
    go("/");
    driver.findElement(By.cssSelector("main a[href*='oauth2']")).click();
    driver.findElement(By.cssSelector("option[value='" + name + "']")).click();
    driver.findElement(By.id("password")).sendKeys(password());
    driver.findElement(By.cssSelector("button[type='submit']")).click();
    return awaitsPath("/portal/");
  }

  Browser awaitsPath(String start) {
    soon()
        .withMessage(() -> start + " is awaited at " + address())
        .until(there -> address().getPath().startsWith(start));
    return this;
  }

  String password() {
    try {
      return Files.readString(suite.home().resolve("identity/login-password.txt")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Browser go(String path) {
    driver.get(suite.gateway().resolve(path).toString());
    return this;
  }

  /** Loads this page until it is so: what is counted there may be on its way for a moment. */
  Browser becomes(String path, Consumer<Browser> expected) {
    Eventually.passes(() -> expected.accept(go(path)));
    return this;
  }

  /** Looks at nothing, and follows nothing. */
  void nowhere() {
    driver.get("about:blank");
  }

  private FluentWait<WebDriver> soon() {
    return new WebDriverWait(driver, SOON).pollingEvery(LOOK);
  }

  /** Waits until the page to which a click or a key led is there. */
  private void arrive() {
    soon()
        .ignoring(WebDriverException.class)
        .withMessage(() -> "the next page after " + driver.getCurrentUrl())
        .until(
            there ->
                Boolean.TRUE.equals(
                    driver.executeScript(
                        "return !window.leaving && document.readyState === 'complete'"
                            + " && !document.querySelector('.htmx-request')")));
  }

  URI address() {
    arrive();
    return URI.create(driver.getCurrentUrl());
  }

  WebElement find(String selector) {
    arrive();
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    arrive();
    return driver.findElements(By.cssSelector(selector));
  }

  /** Whether the page has this; does not wait for it, as {@link #all} does. */
  boolean has(String selector) {
    arrive();
    return Boolean.TRUE.equals(run("return !!document.querySelector(arguments[0])", selector));
  }

  /** Runs a line of script in the page. */
  @Nullable Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** Presses these keys, one after the other, where the keyboard is. */
  void press(boolean shift, String keys) {
    Actions actions = new Actions(driver);
    (shift ? actions.keyDown(Keys.SHIFT).sendKeys(keys).keyUp(Keys.SHIFT) : actions.sendKeys(keys))
        .perform();
  }

  /** Selects all of the field in which the keyboard is. */
  void pressAll() {
    new Actions(driver).keyDown(Keys.CONTROL).sendKeys("a").keyUp(Keys.CONTROL).perform();
  }

  /** Waits until this part of the page shows this text, without loading the page. */
  Browser awaits(String selector, String text) {
    soon()
        .ignoring(StaleElementReferenceException.class)
        .withMessage(() -> selector + " shows " + text + ", not " + find(selector).getText())
        .until(there -> find(selector).getText().contains(text));
    return this;
  }

  /** Waits until this has the focus: the browser gives it when it draws, after it has loaded. */
  void awaitsFocus(String selector) {
    soon()
        .withMessage(() -> selector + " has the focus at " + address())
        .until(there -> run("return document.activeElement.matches(arguments[0])", selector));
  }

  /** The id of what has the focus. */
  String focused() {
    return String.valueOf(run("return document.activeElement.id"));
  }

  /** What this address answers to the person of this browser. */
  int status(String path) {
    return ((Number)
            driver.executeAsyncScript(
                "const done = arguments[arguments.length - 1];"
                    + "fetch(arguments[0]).then(answer => done(answer.status))",
                path))
        .intValue();
  }

  /**
   * What this list offers to the person of this browser: whether it can be put in order, the status
   * of the page in that order, and the kind and the head of its file.
   */
  List<?> list(String path) {
    return (List<?>)
        driver.executeAsyncScript(
            """
            const path = arguments[0], done = arguments[1];
            const ask = async url => {
              const answer = await fetch(url);
              return [answer.status, answer.headers.get('Content-Type'), await answer.text()];
            };
            (async () => {
              const page = new DOMParser().parseFromString((await ask(path))[2], 'text/html');
              const by = page.querySelector('main thead a[href*="sort="]');
              const link = page.querySelector('main a[download]');
              const sorted = by ? (await ask(by.getAttribute('href')))[0] : 0;
              const file = link ? await ask(link.getAttribute('href')) : [0, 'none', ''];
              done([!!by || !!page.querySelector('[name="sort"]'), sorted, file[1],
                file[0] === 200 ? file[2].split('\\n')[0] : file[2]]);
            })();
            """,
            path);
  }

  /** Where this is, enter is pressed. */
  Browser enter(String selector) {
    find(selector).sendKeys(Keys.ENTER);
    return this;
  }

  /** Chooses by keyboard. */
  Browser choose(String selector) {
    find(selector).sendKeys(Keys.SPACE);
    return this;
  }

  /** The button of the browser itself. */
  Browser back() {
    arrive();
    driver.navigate().back();
    return this;
  }

  /** The words of the page. */
  String text() {
    return find("main").getText();
  }

  /** Sends a form as its button would, without leaving the page. */
  void repeat(String form) {
    driver.executeAsyncScript(
        """
        const form = document.querySelector(arguments[0]), done = arguments[1];
        fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form)),
          redirect: 'manual'}).then(() => done());
        """,
        form);
  }

  String title() {
    return find("h1").getText();
  }

  String source() {
    arrive();
    return driver.getPageSource();
  }

  /**
   * What the browser itself complained of, such as something that the policy of the page stopped.
   */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getMessage())
        .toList();
  }

  /** The cookies that a script of the page could read. */
  String cookiesForScripts() {
    return String.valueOf(driver.executeScript("return document.cookie"));
  }

  /** As after a long lunch: the session is gone. */
  Browser loseSession() {
    driver.manage().deleteAllCookies();
    return this;
  }

  /**
   * At both widths: nobody is shut out, nothing sticks out, no word is missing; with a picture to
   * look at.
   */
  Browser looksRight(String name) {
    assertThat(source()).as(name + " has all its words").doesNotContain("??");
    new Looks(driver).right(name);
    return this;
  }

  /** The width of the window, until the next {@link #looksRight}. */
  void width(int width) {
    new Looks(driver).width(width);
  }

  @Override
  public void close() {
    Chromium.rest(driver);
  }
}
