// Enhancement only: every page works without this. Filters answer without loading the page; a page follows what others do,
// and never takes away what someone is typing.
(() => {
  'use strict';
  const SIGN = 'live';

  // Who goes through a list of choices by keyboard passes others on the way: then only the button asks.
  let keyed = false;
  document.addEventListener('keydown', () => { keyed = true; }, true);
  document.addEventListener('pointerdown', () => { keyed = false; }, true);

  // Forms of a filter: the list below changes, the link as well, the focus stays.
  const enhance = root => root.querySelectorAll('form.filter').forEach(form => {
    for (const [name, value] of [['hx-get', form.getAttribute('action')], ['hx-target', '#main'], ['hx-select', '#main'],
      ['hx-swap', 'outerHTML show:none'], ['hx-push-url', 'true'], ['hx-trigger', 'submit']]) form.setAttribute(name, value);
    form.addEventListener('change', () => { if (!keyed) form.requestSubmit(); });
    htmx.process(form);
  });
  document.addEventListener('DOMContentLoaded', () => enhance(document));
  document.addEventListener('htmx:afterSwap', event => enhance(event.target.parentNode || document));

  // What someone has typed or chosen, or is about to.
  const busy = () => {
    const main = document.getElementById('main');
    // A refused form holds what was typed, and the server does not have it.
    if (main.querySelector('[role=alert]')) return true;
    // Where the focus is, nothing moves: it would be lost, for who types and for who goes by keyboard.
    const at = document.activeElement;
    if (main !== at && main.contains(at) && !at.matches('[role=status]')) return true;
    return [...main.querySelectorAll('form[method=post]')].some(form => [...form.elements].some(field =>
      field.type === 'checkbox' || field.type === 'radio' ? field.checked !== field.defaultChecked
        : field.tagName === 'SELECT' ? [...field.options].some(o => o.selected !== o.defaultSelected) && field.selectedIndex > 0
          : field.type === 'file' ? field.files.length > 0
            : field.type !== 'hidden' && 'defaultValue' in field && field.value !== field.defaultValue));
  };
  const shown = html => {
    const main = new DOMParser().parseFromString(html, 'text/html').getElementById('main');
    if (!main) return null;
    main.querySelectorAll('input[type=hidden], .until, [role=status], [role=alert]').forEach(each => each.remove());
    return main.textContent.replace(/\s+/g, ' ');
  };
  const say = (key, link) => {
    const line = document.getElementById('live');
    line.textContent = line.dataset[key];
    if (link) {
      const again = document.createElement('a');
      again.href = location.href;
      again.className = 'utrecht-link utrecht-link--html-a';
      again.textContent = line.dataset.again;
      line.append(' ', again);
    }
    line.hidden = false;
  };

  // What the page said when it was last asked; a refused form says more than its address does.
  let known = null;
  const ask = async () => {
    const answer = await fetch(location.href, {headers: {'X-Requested-With': SIGN}, redirect: 'error'});
    return answer.ok ? answer.text() : null;
  };
  const remember = async () => {
    const refused = document.getElementById('main').querySelector('[role=alert]');
    known = shown(refused ? await ask() || '' : document.documentElement.outerHTML);
  };
  document.addEventListener('htmx:afterSwap', () => remember().catch(() => {}));

  let asking = false;
  const look = async () => {
    if (asking) return;
    asking = true;
    try {
      const html = await ask();
      const now = html && shown(html);
      if (!now || known === null || now === known) return;
      known = now;
      if (busy()) return say('waiting', true);
      const main = document.getElementById('main');
      // What was said of a form was said once, to this page only; it stays, with the focus that is on it.
      const said = main.querySelector(':scope > .utrecht-alert--ok[role=status], [role=status][autofocus]');
      const at = document.activeElement;
      const opened = parts().filter(part => part.open).map(part => part.id);
      main.innerHTML = new DOMParser().parseFromString(html, 'text/html').getElementById('main').innerHTML;
      parts().forEach(part => { part.open = opened.includes(part.id); });
      if (said) main.querySelector('h1').after(said);
      if (said && said === at) said.focus();
      enhance(document);
      say('changed', false);
    } catch (away) {
      // The next sign tries again.
    } finally {
      asking = false;
    }
  };

  // Some minutes before the person has to sign in again that is said; the focus and what is typed stay where they are.
  const SOON = 5 * 60 * 1000;
  const until = Number(document.body.dataset.until);
  const tell = key => {
    const line = document.getElementById('ending');
    line.textContent = line.dataset[key];
    line.hidden = false;
  };
  const watch = () => {
    const left = until - Date.now();
    if (left <= 0) return tell('over');
    if (left <= SOON) tell('soon');
    // A tab that slept looks again when it wakes.
    setTimeout(watch, Math.max(1000, left > SOON ? left - SOON : left));
  };
  if (until) document.addEventListener('DOMContentLoaded', watch);

  // On a wide screen there is room for every part; what is open stays open when the page follows.
  const parts = () => [...document.querySelectorAll('main details[id]')];
  document.addEventListener('DOMContentLoaded', () => {
    if (matchMedia('(min-width: 64rem)').matches) parts().forEach(part => { part.open = true; });
  });

  // A hidden tab holds no line: a browser has only a few to one house.
  let line = null;
  let was = false;
  const open = () => {
    const about = document.body.dataset.live;
    if (about === undefined || line || document.hidden) return;
    line = new EventSource('/portal/live' + (about !== 'all' ? '?about=' + encodeURIComponent(about) : ''));
    line.addEventListener('open', () => {
      if (was) return look();
      was = true;
      remember().then(() => { document.body.dataset.following = 'yes'; }, () => {});
    });
    line.addEventListener('changed', look);
  };
  const close = () => { if (line) line.close(); line = null; };
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  window.addEventListener('pagehide', close);
  window.addEventListener('pageshow', open);
})();
