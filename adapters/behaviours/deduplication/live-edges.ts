/** Weighed edges between records, kept as they come and go. Each is known to both its ends. */
export interface LiveEdges {
  /** Sets the weight of an edge, new or not. */
  set(a: number, b: number, weight: number): void;
  remove(a: number, b: number): void;
  /** The weight of an edge, or `undefined`. */
  get(a: number, b: number): number | undefined;
  each(place: number, visit: (other: number, weight: number) => void): void;
  /** Makes room for so many records. */
  grow(places: number): void;
  bytes(): number;
}

const none = -1;
/** At a million records twice the room would be too much of it. */
const growth = 1.1;

/** Edges as linked lists in arrays: records have few, so that none is looked for long. */
export function liveEdges(places: number, room: number): LiveEdges {
  let head = new Int32Array(places).fill(none);
  let to = new Int32Array(Math.max(64, room * 2));
  let next = new Int32Array(to.length);
  let weights = new Float32Array(to.length);
  let used = 0;
  let free = none;

  function take(): number {
    if (free !== none) {
      const slot = free;
      free = next[slot]!;
      return slot;
    }
    if (used === to.length) {
      const room = Math.ceil(used * growth) + 64;
      to = larger(to, new Int32Array(room));
      next = larger(next, new Int32Array(room));
      weights = larger(weights, new Float32Array(room));
    }
    return used++;
  }

  function find(place: number, other: number): number {
    let slot = head[place]!;
    while (slot !== none && to[slot] !== other) slot = next[slot]!;
    return slot;
  }

  function put(place: number, other: number, weight: number): void {
    const known = find(place, other);
    const slot = known === none ? take() : known;
    weights[slot] = weight;
    if (known !== none) return;
    to[slot] = other;
    next[slot] = head[place]!;
    head[place] = slot;
  }

  function cut(place: number, other: number): void {
    let before = none;
    for (let slot = head[place]!; slot !== none; before = slot, slot = next[slot]!) {
      if (to[slot] !== other) continue;
      if (before === none) head[place] = next[slot]!;
      else next[before] = next[slot]!;
      next[slot] = free;
      free = slot;
      return;
    }
  }

  return {
    set(a, b, weight) {
      put(a, b, weight);
      put(b, a, weight);
    },
    remove(a, b) {
      cut(a, b);
      cut(b, a);
    },
    get(a, b) {
      const slot = find(a, b);
      return slot === none ? undefined : weights[slot]!;
    },
    each(place, visit) {
      for (let slot = head[place]!; slot !== none; slot = next[slot]!) visit(to[slot]!, weights[slot]!);
    },
    grow(count) {
      const grown = new Int32Array(count).fill(none);
      grown.set(head);
      head = grown;
    },
    bytes: () => head.byteLength + to.byteLength + next.byteLength + weights.byteLength,
  };
}

function larger<A extends Int32Array | Float32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}
