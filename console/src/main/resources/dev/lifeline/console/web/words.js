// How values are written.

/** Replaces what a browser does not show as it is: control and bidirectional characters. */
const UNSEEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

export const shown = (text) =>
  String(text ?? '').replace(UNSEEN, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** PULL_NOT_FOUND as pull not found. */
export const plain = (constant) => shown(constant).toLowerCase().replaceAll('_', ' ');

const UNITS = [
  [86_400, 'd'],
  [3_600, 'h'],
  [60, 'min'],
  [1, 's'],
];

/** 95 seconds as 1 min 35 s: the two largest units, without hours' seconds. */
export function span(seconds) {
  let left = Math.max(0, Math.round(seconds));
  const parts = [];
  for (const [length, unit] of UNITS) {
    const count = Math.floor(left / length);
    if (count > 0 && parts.length < 2) {
      parts.push(`${count} ${unit}`);
    }
    left -= count * length;
    if (parts.length > 0 && length === 3_600 && parts.length === 2) {
      break;
    }
  }
  return parts.join(' ') || '0 s';
}

/** From the moment now: 3 min ago, in 20 s. */
export function relative(instant, now) {
  const seconds = (Date.parse(instant) - now) / 1_000;
  if (Math.abs(seconds) < 1) {
    return 'now';
  }
  return seconds > 0 ? `in ${span(seconds)}` : `${span(-seconds)} ago`;
}

export const count = (number, noun) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;

/** The date and time of day in the reader's zone. */
export function moment(instant) {
  const at = new Date(instant);
  return `${at.toLocaleDateString('en-CA')} ${at.toLocaleTimeString('en-GB')}`;
}

/** The reader's zone at a moment, such as UTC or CEST. */
export const zone = (instant) =>
  new Intl.DateTimeFormat('en-GB', { timeZoneName: 'short' })
    .formatToParts(new Date(instant))
    .find((part) => part.type === 'timeZoneName').value;

/** Only web addresses become links. */
export const safeLink = (address) => (/^https:\/\//.test(address ?? '') ? address : undefined);

/** A path with its parameters, without empty ones. */
export function path(name, parameters) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') {
      query.set(key, value);
    }
  }
  return query.size > 0 ? `${name}?${query}` : name;
}
