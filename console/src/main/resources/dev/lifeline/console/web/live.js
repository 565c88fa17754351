// A view that stays current: server-sent events, with back-off while the console does not answer.

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Longer than the server is ever silent. */
const SILENCE = 45_000;

/** The server ends what this page listened to before: it learns late of a connection that was closed. */
const PAGE = `page=${crypto.randomUUID()}`;

/**
 * Listens to a view until the returned function is called.
 *
 * @param path of the view with its query, such as /run?name=import
 * @param told receives {state}, {tick} and {connection: 'live' | 'connecting' | 'offline' | 'refused', words}
 */
export function listen(path, told) {
  let source;
  let state = {};
  let pause = FIRST_PAUSE;
  let timer;
  let isOver = false;

  const connect = () => {
    clearTimeout(timer);
    source?.close();
    told({ connection: 'connecting', words: 'connecting …' });
    source = new EventSource(`/events${path}${path.includes('?') ? '&' : '?'}${PAGE}`);
    source.addEventListener('state', (event) => show(JSON.parse(event.data)));
    source.addEventListener('patch', (event) => show(merged(state, JSON.parse(event.data))));
    source.addEventListener('tick', (event) => {
      told({ tick: event.data });
      watch();
    });
    source.addEventListener('error', lost);
    watch();
  };

  const show = (next) => {
    state = merged(Object.create(null), next);
    pause = FIRST_PAUSE;
    told({ state });
    told(
      state.trouble
        ? { connection: 'offline', words: state.trouble }
        : { connection: 'live', words: 'live' },
    );
    watch();
  };

  const watch = () => {
    clearTimeout(timer);
    timer = setTimeout(lost, SILENCE);
  };

  const lost = async () => {
    source.close();
    clearTimeout(timer);
    const refused = await refusal(path);
    if (isOver) {
      return;
    }
    if (refused) {
      told({ connection: 'refused', words: refused });
      return;
    }
    const seconds = Math.round(pause / 1_000);
    told({ connection: 'offline', words: `the console does not answer; next try in ${seconds} s` });
    timer = setTimeout(connect, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };

  const whenSeen = () => {
    if (document.hidden) {
      source.close();
      clearTimeout(timer);
    } else {
      connect();
    }
  };

  document.addEventListener('visibilitychange', whenSeen);
  connect();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', whenSeen);
    clearTimeout(timer);
    source.close();
  };
}

/** Why the server refuses, in its words; undefined if it does not, or does not answer. A stream cannot say it. */
async function refusal(path) {
  try {
    const answer = await fetch(`/api${path}`);
    return answer.ok || answer.status >= 500 ? undefined : (await answer.text()).trim();
  } catch {
    return undefined;
  }
}

/** A JSON merge patch (RFC 7396), into objects without a prototype: a run may be named __proto__. */
export function merged(target, patch) {
  if (patch === null || typeof patch !== 'object' || Array.isArray(patch)) {
    return patch;
  }
  const result = Object.create(null);
  const isObject = target !== null && typeof target === 'object' && !Array.isArray(target);
  for (const [name, value] of Object.entries(isObject ? target : {})) {
    result[name] = value;
  }
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[name];
    } else {
      result[name] = merged(result[name], value);
    }
  }
  return result;
}
