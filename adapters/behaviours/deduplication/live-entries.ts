/** Who has which key, as a set of entries that come and go. */
export interface LiveEntries {
  readonly count: number;
  add(key: number, place: number): void;
  /** Takes an entry out, if it is there; its slot is used for the next one. */
  remove(key: number, place: number): void;
  /** Collects the places that have a key, until `into` holds so many. */
  collect(key: number, into: number[], most: number): void;
  bytes(): number;
}

const none = -1;
const growth = 1.5;

/** An empty set: a table of keys with chained entries in arrays. */
export function liveEntries(): LiveEntries {
  let room = 64;
  let heads = new Int32Array(room).fill(none);
  let keys = new Int32Array(room);
  let places = new Int32Array(room);
  let next = new Int32Array(room);
  let used = 0;
  let free = none;
  let count = 0;

  function grow(): void {
    room = Math.ceil(room * growth);
    [keys, places, next] = [longer(keys, room), longer(places, room), longer(next, room)];
    if (room <= heads.length) return;
    heads = new Int32Array(heads.length * 2).fill(none);
    for (let entry = 0; entry < used; entry++) {
      const at = keys[entry]! & (heads.length - 1);
      next[entry] = heads[at]!;
      heads[at] = entry;
    }
  }

  return {
    get count() {
      return count;
    },
    add(key, place) {
      // Entries that are not in use stand in no chain: there are none when all are laid anew.
      if (free === none && used === room) grow();
      const entry = free === none ? used++ : free;
      if (entry === free) free = next[entry]!;
      const at = key & (heads.length - 1);
      keys[entry] = key;
      places[entry] = place;
      next[entry] = heads[at]!;
      heads[at] = entry;
      count++;
    },
    remove(key, place) {
      const at = key & (heads.length - 1);
      let before = none;
      for (let entry = heads[at]!; entry !== none; before = entry, entry = next[entry]!) {
        if (keys[entry] !== key || places[entry] !== place) continue;
        if (before === none) heads[at] = next[entry]!;
        else next[before] = next[entry]!;
        next[entry] = free;
        free = entry;
        count--;
        return;
      }
    },
    collect(key, into, most) {
      for (let entry = heads[key & (heads.length - 1)]!; entry !== none && into.length < most; entry = next[entry]!)
        if (keys[entry] === key) into.push(places[entry]!);
    },
    bytes: () => heads.byteLength + keys.byteLength + places.byteLength + next.byteLength,
  };
}

function longer(array: Int32Array, length: number): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(length);
  larger.set(array);
  return larger;
}
