package nl.driehoek.acceptance.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import nl.driehoek.acceptance.RunningSuite;
import org.openqa.selenium.Keys;

/**
 * Somebody who has no mouse: tab, shift, enter, space, arrows and letters only. At every stop
 * something must show where the keyboard is, and what became of a form must be where the focus is.
 */
final class Keyboard implements AutoCloseable {
  private static final int TRIES = 40;
  private static final DateTimeFormatter AS_TYPED = DateTimeFormatter.ofPattern("MMddyyyy");

  /** For every page: notes each stop at which nothing is drawn. */
  static final String WATCH =
      """
      window.unseen = [];
      addEventListener('focusin', e => {
        const style = getComputedStyle(e.target);
        const drawn = style.outlineStyle === 'auto'
          || style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
        if (!drawn && e.target.id !== 'main') window.unseen.push(e.target.outerHTML.slice(0, 200));
      });
      """;

  /**
   * How many stops away this is, backwards below zero; roughly, as a date has stops of its own. Of
   * radio buttons only one is a stop.
   */
  private static final String AWAY =
      """
      const all = [...document.querySelectorAll('a[href], button, select, textarea, summary,'
          + ' input:not([type=hidden]), [tabindex="0"]')]
        .filter(each => !each.disabled && each.checkVisibility());
      const group = each => all.filter(one => one.type === 'radio' && one.name === each.name);
      const stop = each => each.type !== 'radio' ? each
        : group(each).find(one => one.checked) || group(each)[0];
      const stops = all.filter(each => stop(each) === each);
      const wanted = document.querySelector(arguments[0]), here = document.activeElement;
      const to = wanted ? stops.indexOf(stop(wanted)) : -1;
      if (to < 0) return null;
      let from = stops.indexOf(here.type === 'radio' ? stop(here) : here);
      if (from < 0) {
        const before = stops.filter(each => here.compareDocumentPosition(each)
          & Node.DOCUMENT_POSITION_PRECEDING).length;
        from = here === document.body ? -1 : to >= before ? before - 1 : before;
      }
      const extra = (one, two) => 3 * stops.slice(one, two).filter(e => e.type === 'date').length;
      return to >= from ? to - from + extra(from + 1, to) + (here.type === 'date' ? 1 : 0)
        : to - from - extra(to + 1, from);
      """;

  private static final String SEEN =
      """
      const box = document.activeElement.getBoundingClientRect();
      return box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
      """;

  private static final String HERE = "return document.activeElement.matches(arguments[0])";

  private final Browser browser;

  private Keyboard(Browser browser) {
    this.browser = browser;
  }

  /** Signs in, by keyboard as well. */
  static Keyboard of(RunningSuite suite, String name) {
    Keyboard keyboard = new Keyboard(Browser.open(suite));
    keyboard.browser.go("/");
    keyboard.enter("main a[href*='oauth2']").choose("select", name);
    keyboard.type("#password", keyboard.browser.password()).enter("button[type='submit']");
    keyboard.browser.awaitsPath("/portal/");
    return keyboard;
  }

  Browser browser() {
    return browser;
  }

  /** Types this address. */
  Keyboard at(String path) {
    browser.go(path);
    return this;
  }

  /** Goes to this, and sees that the keyboard is there. */
  Keyboard to(String selector) {
    browser.find(selector);
    for (int i = 0; i < TRIES && !is(HERE, selector); i++) {
      Object away = browser.run(AWAY, selector);
      assertThat(away).as("the keyboard can reach " + selector).isNotNull();
      int stops = ((Number) away).intValue();
      browser.press(stops < 0, Keys.TAB.toString().repeat(Math.max(1, Math.abs(stops))));
    }
    assertThat(is(HERE, selector)).as("the keyboard comes to " + selector).isTrue();
    assertThat(is(SEEN)).as(selector + " is in sight").isTrue();
    seesEveryStop();
    return this;
  }

  /** The first stop of a page leads past the menu. */
  Keyboard skipsTheMenu() {
    browser.press(false, Keys.TAB.toString());
    assertThat(is(HERE, ".utrecht-skip-link")).isTrue();
    browser.press(false, Keys.ENTER.toString());
    browser.press(false, Keys.TAB.toString());
    assertThat(is("return document.querySelector('main').contains(document.activeElement)"))
        .isTrue();
    return this;
  }

  Keyboard enter(String selector) {
    to(selector);
    browser.press(false, Keys.ENTER.toString());
    browser.address();
    seesEveryStop();
    return this;
  }

  /** Writes this instead of what is there. */
  Keyboard type(String selector, String text) {
    to(selector);
    browser.pressAll();
    browser.press(false, text);
    return this;
  }

  Keyboard date(String selector, LocalDate day) {
    to(selector);
    browser.press(false, day.format(AS_TYPED));
    assertThat(browser.find(selector).getDomProperty("value")).isEqualTo(day.toString());
    return this;
  }

  Keyboard tick(String selector) {
    to(selector);
    browser.press(false, Keys.SPACE.toString());
    assertThat(browser.find(selector).isSelected()).isTrue();
    return this;
  }

  /** One of the radio buttons. */
  Keyboard pick(String id) {
    to("[name='" + browser.find("#" + id).getDomAttribute("name") + "']");
    Object steps =
        browser.run(
            """
            const here = document.activeElement;
            const group = [...document.getElementsByName(here.name)].filter(e => !e.disabled);
            return group.findIndex(e => e.id === arguments[0]) - group.indexOf(here);
            """,
            id);
    arrows(((Number) steps).intValue());
    if (!browser.find("#" + id).isSelected()) {
      browser.press(false, Keys.SPACE.toString());
    }
    assertThat(browser.find("#" + id).isSelected()).isTrue();
    return this;
  }

  /** One of a list that opens. */
  Keyboard choose(String selector, String value) {
    to(selector);
    Object steps =
        browser.run(
            """
            const list = document.activeElement;
            return [...list.options].findIndex(e => e.value === arguments[0]) - list.selectedIndex;
            """,
            value);
    arrows(((Number) steps).intValue());
    assertThat(browser.find(selector).getDomProperty("value")).isEqualTo(value);
    return this;
  }

  private void arrows(int down) {
    Keys arrow = down < 0 ? Keys.ARROW_UP : Keys.ARROW_DOWN;
    browser.press(false, arrow.toString().repeat(Math.abs(down)));
  }

  /**
   * Sends the form with this button. The next page begins at what it says of it.
   *
   * @return what it says
   */
  String send(String button) {
    enter(button);
    browser.awaitsFocus("[role=status], [role=alert]");
    assertThat(is(SEEN)).isTrue();
    return String.valueOf(browser.run("return document.activeElement.innerText"));
  }

  String send() {
    return send("main .send button");
  }

  String text() {
    return browser.find("main").getText();
  }

  private boolean is(String script, Object... arguments) {
    return Boolean.TRUE.equals(browser.run(script, arguments));
  }

  private void seesEveryStop() {
    assertThat((List<?>) browser.run("return window.unseen"))
        .as("stops where nothing is drawn, at " + browser.address())
        .isEmpty();
  }

  @Override
  public void close() {
    browser.close();
  }
}
