// Which page is shown, and its view kept current.

import { html, nothing, render } from '/lib/lit-html.js';
import { announce, onNotice } from '/actions.js';
import { listen } from '/live.js';
import { guards } from '/page-guards.js';
import { overview } from '/page-overview.js';
import { policyChange } from '/page-change.js';
import { policies, policy } from '/page-policies.js';
import { run } from '/page-run.js';
import { runs } from '/page-runs.js';
import { loading, when } from '/parts.js';
import { moment as timeOf, shown, zone } from '/words.js';

const nowhere = {
  title: () => 'There is no such page',
  show: () => html`<h1>There is no such page</h1>
    <p>Go to the <a href="/">overview</a>, the <a href="/runs">runs</a>, the <a href="/policies">policies</a> or the <a href="/guards">guards</a>.</p>`,
};

const PAGES = {
  '/': overview,
  '/index.html': overview,
  '/runs': runs,
  '/run': run,
  '/policies': policies,
  '/policy': policy,
  '/policy-change': policyChange,
  '/guards': guards,
};

/** Relative times grow without events. */
const REDRAW = 5_000;

const main = document.getElementById('main');
const connection = document.getElementById('connection');
let session = { actions: false, causes: [] };
let url = new URL(location.href);
let page = PAGES[url.pathname] ?? nowhere;
let view;
/** Whether the view is that of the address before. */
let isOld = false;
/** Why nothing can be read now; undefined while nothing is known to be wrong. */
let trouble;
let notice = '';
/** When the view was last known to be current. */
let current;
let ahead = 0;
let stop = () => {};

const now = () => Date.now() + ahead;

function draw() {
  const context = { url, session, now: now(), go, redraw: draw };
  const top = page.top?.(context);
  const content = view
    ? page.show(view, context)
    : html`${top ? nothing : html`<h1>${page.title(url)}</h1>`}${trouble ? nothing : loading()}`;
  render(
    html`${notice ? html`<p class="notice">${notice}</p>` : nothing}${stale(context.now)}${top ?? nothing}
      <div aria-busy=${isOld ? 'true' : nothing}>${content}</div>`,
    main,
  );
}

/** What is shown while nothing can be read, since when, and that nobody has to do anything for it to be read again. */
function stale(moment) {
  if (!trouble) {
    return nothing;
  }
  const again = connection.className === 'refused' ? nothing : ' The console tries again by itself.';
  if (!view) {
    return html`<p class="problem stale">${shown(trouble)}.${again}</p>`;
  }
  const read = new Date(current ?? moment).toISOString();
  const words = shown(trouble[0].toUpperCase() + trouble.slice(1));
  return html`<p class="banner stale">Nothing below is newer than ${timeOf(read)} ${zone(read)} (${when(read, moment)}). ${words}.${again}</p>`;
}

function told({ state, tick, connection: kind, words }) {
  if (tick) {
    ahead = Date.parse(tick) - Date.now();
    current = trouble ? current : now();
  }
  if (state?.view) {
    view = state.view;
    isOld = false;
    current = state.trouble ? (current ?? now()) : now();
  }
  if (kind) {
    if (connection.className === 'live' && kind !== 'live') {
      announce(words);
    }
    connection.className = kind;
    connection.textContent = kind === 'live' || kind === 'connecting' ? words : 'not current';
    trouble = kind === 'live' ? undefined : kind === 'connecting' ? trouble : words;
    if ((kind === 'refused' || kind === 'offline') && isOld) {
      view = undefined;
      isOld = false;
    }
  }
  if (state?.view || kind) {
    draw();
  }
}

function open() {
  stop();
  const before = { page, url };
  url = new URL(location.href);
  page = PAGES[url.pathname] ?? nowhere;
  isOld = view !== undefined && page === before.page && Boolean(page.keeps?.(before.url, url));
  if (!isOld) {
    view = page.source ? undefined : {};
    current = undefined;
  }
  trouble = undefined;
  notice = '';
  document.title = `${page.title(url)} – Lifeline`;
  for (const link of document.querySelectorAll('nav a')) {
    link.toggleAttribute('aria-current', false);
    if (link.pathname === page.section) {
      link.setAttribute('aria-current', 'page');
    }
  }
  page.begin?.(url);
  draw();
  stop = page.source ? listen(page.source(url), told) : () => {};
}

/** Goes to a page of the console. */
function go(path, { replaces = false } = {}) {
  history[replaces ? 'replaceState' : 'pushState'](null, '', path);
  open();
}

document.addEventListener('click', (event) => {
  const link = event.target.closest?.('a[href^="/"]');
  const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
  if (link && isPlain && !event.defaultPrevented) {
    event.preventDefault();
    go(link.getAttribute('href'));
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
    announce(page.title(url));
  }
});
addEventListener('popstate', open);
onNotice((words) => {
  notice = words;
  draw();
});
setInterval(() => (view || trouble) && draw(), REDRAW);

/** Nothing is shown before it is known who asks; a server that is gone is asked again. */
async function begin() {
  try {
    const answer = await fetch('/api/session');
    if (!answer.ok) {
      told({ connection: 'refused', words: (await answer.text()).trim() });
      return;
    }
    session = await answer.json();
  } catch {
    told({ connection: 'offline', words: 'the console does not answer' });
    setTimeout(begin, REDRAW);
    return;
  }
  ahead = Date.parse(session.now) - Date.now();
  document.getElementById('stack').textContent = session.stack + (session.actions ? '' : ' · read-only');
  open();
}

begin();
