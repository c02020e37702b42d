import type { Document } from 'yaml';
import { LineCounter, parseDocument } from 'yaml';
import { checkNodes, mostAliases } from './check-nodes.ts';
import type { Fault } from './fault.ts';
import { wordYamlFault } from './yaml-wording.ts';

/** Settings are written by hand; whatever is larger is something else. */
const longestText = 256 * 1024;
const mostFaults = 50;

/** A YAML text as it was parsed, to find places in. */
export interface Source {
  readonly text: string;
  readonly document: Document;
  readonly lines: LineCounter;
}

/** What a text holds; beside faults it may still be worth checking. `null`: nothing could be read. */
export interface Read {
  readonly source: Source;
  readonly content: { readonly data: unknown } | null;
  readonly faults: readonly Fault[];
}

/** Reads YAML 1.2 with the core schema, where `NO` is text. Texts built to do harm are refused quickly. */
export function readYaml(written: string): Read {
  const text = written.replace(/^\ufeff/u, '');
  if (text.length > longestText) {
    const message = `Settings have at most ${longestText / 1024} KB, and this file is larger`;
    return { source: parse('').source, content: null, faults: [{ message, spot: { offset: 0 } }] };
  }

  const { source, faults } = parse(text);
  if (source.document.errors.length > 0) return { source, content: null, faults };
  const checked = checkNodes(source.document);
  const all = [...faults, ...checked.faults];
  if (!checked.readable) return { source, content: null, faults: all };
  try {
    return { source, content: { data: source.document.toJS({ maxAliasCount: mostAliases }) }, faults: all };
  } catch {
    // The library counts what aliases of aliases come to, and gives up.
    return {
      source,
      content: null,
      faults: [...all, { message: 'Aliases multiply beyond reason', spot: { offset: 0 } }],
    };
  }
}

function parse(text: string): { readonly source: Source; readonly faults: readonly Fault[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    // The library looks for doubled keys in quadratic time; `checkNodes` does it in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
    lineCounter: lines,
  });
  const told = [...document.errors, ...document.warnings].slice(0, mostFaults);
  return { source: { text, document, lines }, faults: told.map(wordYamlFault) };
}
