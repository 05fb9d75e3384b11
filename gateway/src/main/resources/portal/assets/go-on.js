/* A page that goes on by itself: sends its form, and shows how far it is. Without this the button does it. */
(async () => {
  const form = () => document.querySelector('form[data-goes-on]');
  while (form()) {
    const sent = await fetch(form().action, {method: 'POST', body: new URLSearchParams(new FormData(form()))});
    const page = new DOMParser().parseFromString(await sent.text(), 'text/html');
    const next = sent.ok && page.querySelector('form[data-goes-on]');
    if (!next) {
      if (sent.ok) { location.reload(); } else { document.querySelector('main').replaceWith(page.querySelector('main')); }
      return;
    }
    document.querySelector('#progress').textContent = page.querySelector('#progress').textContent;
    document.querySelector('progress').value = page.querySelector('progress').value;
    form().replaceWith(next);
  }
})();
