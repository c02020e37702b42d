import type { Scalar } from 'yaml';
import { isAlias, isMap, isNode, isScalar, isSeq } from 'yaml';
import type { Fault, Issue, Spot } from './fault.ts';
import { nearest } from './nearest.ts';
import type { Source } from './read-yaml.ts';
import { offsetInScalar } from './scalar-offset.ts';

/** More than this nobody reads, and finding the place of each takes its time. */
const mostTold = 100;

/** Gives faults their lines and columns and what was probably meant; in the order of the file. */
export function locateFaults(faults: readonly Fault[], source: Source, file: string): readonly Issue[] {
  const issues = faults.slice(0, mostTold).map((fault): Issue => {
    const { line, col } = source.lines.linePos(offsetOf(fault.spot, source));
    const suggestion = fault.word === undefined ? undefined : nearest(fault.word, fault.known ?? []);
    return {
      file,
      line: Math.max(line, 1),
      column: Math.max(col, 1),
      message: fault.message,
      ...(fault.word !== undefined && { word: fault.word }),
      ...(suggestion !== undefined && { suggestion }),
    };
  });
  issues.sort((a, b) => a.line - b.line || a.column - b.column);
  const more = faults.length - issues.length;
  return more > 0 ? [...issues, { ...issues.at(-1)!, message: `There are ${more} more mistakes` }] : issues;
}

function offsetOf(spot: Spot, source: Source): number {
  if ('offset' in spot) return spot.offset;
  const { key, value, whole } = find(spot.path, source);
  if (whole && spot.of !== 'key' && isScalar(value) && spot.at !== undefined)
    return offsetInScalar(value, source.text, spot.at);
  const start = whole && spot.of !== 'key' ? (startOf(value) ?? startOf(key)) : (startOf(key) ?? startOf(value));
  return start ?? 0;
}

interface Found {
  /** The last key on the way; `null` where an item of a list came after it. */
  readonly key: Scalar | null;
  readonly value: unknown;
  /** Whether the path led all the way. */
  readonly whole: boolean;
}

/** Follows a path as far as the document goes. */
function find(path: readonly PropertyKey[], { document }: Source): Found {
  let key: Scalar | null = null;
  let value: unknown = document.contents;
  for (const step of path) {
    const node: unknown = isAlias(value) ? value.resolve(document) : value;
    if (isSeq(node)) {
      const item: unknown = typeof step === 'number' ? node.items[step] : undefined;
      if (item === undefined) return { key, value, whole: false };
      key = null;
      value = item;
      continue;
    }
    const pair = isMap(node)
      ? node.items.findLast((one) => isScalar(one.key) && String(one.key.value) === step)
      : undefined;
    if (pair === undefined) return { key, value, whole: false };
    key = isScalar(pair.key) ? pair.key : key;
    value = pair.value;
  }
  return { key, value, whole: true };
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}
