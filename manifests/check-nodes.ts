import type { Document, Pair, Scalar, YAMLMap } from 'yaml';
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';
import type { Fault } from './fault.ts';

/** How often settings may refer to a block written elsewhere. */
export const mostAliases = 50;
const deepest = 20;

/** What YAML allows and settings do not: doubled keys, keys that are not text, curly quotes, endless depth, too many aliases. */
export function checkNodes(document: Document): { readonly faults: readonly Fault[]; readonly readable: boolean } {
  const faults: Fault[] = [];
  let aliases = 0;
  let readable = true;

  function refuse(node: unknown, message: string, word?: string): void {
    faults.push({ message, spot: { offset: startOf(node) }, ...(word !== undefined && { word }) });
  }

  function stop(node: unknown, message: string): void {
    readable = false;
    refuse(node, message);
  }

  function walk(node: unknown, depth: number) {
    if (!readable) return;
    if (depth > deepest) return stop(node, `Settings are at most ${deepest} levels deep`);
    if (isAlias(node)) {
      aliases++;
      if (aliases > mostAliases) return stop(node, `Settings have at most ${mostAliases} aliases`);
      if (node.resolve(document) === undefined) stop(node, `Nothing is called &${node.source} above this line`);
    }
    if (isScalar(node)) checkQuotes(node);
    if (isMap(node)) walkMap(node, depth);
    if (isSeq(node)) for (const item of node.items) walk(item, depth + 1);
  }

  function walkMap(map: YAMLMap, depth: number): void {
    const seen = new Set<string>();
    for (const pair of map.items) {
      if (!isPair(pair)) continue;
      checkKey(pair, seen);
      walk(pair.value, depth + 1);
    }
  }

  /** To YAML curly quotes are letters like any other: the name of a tab would begin with one. */
  function checkQuotes(node: Scalar): void {
    const inside = node.type === 'PLAIN' ? /^[“”„‟‘’‚‛](.*)[“”‟‘’‛]$/u.exec(String(node.value))?.[1] : undefined;
    if (inside !== undefined)
      refuse(node, `These quotes are curly: write straight ones, "${inside}"`, String(node.value));
  }

  function checkKey({ key }: Pair, seen: Set<string>) {
    if (!isScalar(key) || key.value === null) return stop(key, 'A key must be a word');
    const name = String(key.value);
    if (name === '__proto__') return stop(key, 'This name cannot be used');
    if (seen.has(name)) refuse(key, `The key "${name}" stands twice`, name);
    seen.add(name);
  }

  walk(document.contents, 0);
  return { faults, readable };
}

function startOf(node: unknown): number {
  const range: unknown = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
  return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : 0;
}
