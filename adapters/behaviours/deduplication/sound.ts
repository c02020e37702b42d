import { hashBytes } from './byte-hash.ts';

const sounds = new Uint8Array(256);

const letter = (character: string) => character.charCodeAt(0);
const c = letter('c');
const e = letter('e');
const f = letter('f');
const h = letter('h');
const i = letter('i');
const j = letter('j');
const k = letter('k');
const p = letter('p');
const q = letter('q');
const s = letter('s');
const t = letter('t');
const v = letter('v');
const w = letter('w');
const x = letter('x');
const y = letter('y');
const z = letter('z');
/** Signs for sounds that Latin letters write in several ways. */
const sh = 1;
const ch = 2;
const ts = 3;

/**
 * The hash of a name as it sounds, alike for its usual Latin spellings: Yuliya, Iuliia and Julia; Shcherbakov and
 * Scherbakov; Alexey and Aleksei; Philipp and Filip. Works on normal forms.
 */
export function soundOf(bytes: Uint8Array, from: number, length: number): number {
  let size = 0;
  const put = (sound: number) => {
    if (sounds[size - 1] !== sound || size === 0) sounds[size++] = sound;
  };
  const end = from + Math.min(length, 100);
  for (let at = from; at < end; at++) {
    const byte = bytes[at]!;
    const next = at + 1 < end ? bytes[at + 1]! : 0;
    const third = at + 2 < end ? bytes[at + 2]! : 0;
    if (byte === s && next === h) {
      at += third === c && bytes[at + 3] === h ? 3 : 1;
      put(sh);
    } else if (byte === s && next === c && third === h) {
      at += 2;
      put(sh);
    } else if (byte === c && next === h) {
      at++;
      put(ch);
    } else if ((byte === t && (next === s || next === z)) || (byte === c && next === z)) {
      at++;
      put(ts);
    } else if (byte === p && next === h) {
      at++;
      put(f);
    } else if ((byte === k || byte === t || byte === z) && next === h) {
      at++;
      put(byte === k ? h : byte);
    } else if (byte === c && next === k) {
      at++;
      put(k);
    } else if (byte === c || byte === q) put(k);
    else if (byte === x) {
      put(k);
      put(s);
    } else if (byte === w) put(v);
    else if (byte === i || byte === y || byte === j) {
      // Before e, and behind another i, it is not heard apart: Evgenii and Yevgeny, Mariia and Maria.
      if (next !== e) put(i);
    } else put(byte);
  }
  return hashBytes(sounds, 0, size);
}
