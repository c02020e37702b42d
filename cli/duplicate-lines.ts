import type { DuplicatesInFile } from '../adapters/actions/finding/duplicates-in-file.ts';
import type { FoundPair, PairReader } from '../adapters/actions/finding/pair-reader.ts';
import type { Args } from '../core/finding.ts';
import { printable, terminal } from './terminal.ts';

type RoleColumn = DuplicatesInFile['columns'][number];
type Clusters = readonly (readonly string[])[];

const mostClusters = 10;
const mostPairs = 3;

/** What was found in plain files, for people: groups with the reasons, the surest first. */
export function duplicateLines(found: DuplicatesInFile, all: boolean): readonly string[] {
  const { language, tab, pairs, columns, guessed, rows, milliseconds } = found;
  const clusters = found.clusters();
  const say = (code: string, args: Args = {}) => printable(language.say({ code: `report.duplicates.${code}`, args }));
  const seconds = Math.max(0.1, Math.round((milliseconds['total'] ?? 0) / 100) / 10);
  const read = rows.reduce((sum, one) => sum + one, 0);
  const inTurn = surestFirst(clusters, pairs).slice(0, all ? undefined : mostClusters);
  const left = clusters.length - inTurn.length;
  return [
    terminal.paint('bold', say('summary', { rows: read, groups: clusters.length, seconds })),
    ...(tab === null ? [] : [terminal.paint('dim', say('tab', { tab }))]),
    ...(guessed ? [terminal.paint('dim', say('guessed', { columns: columns.map(written).join(',') }))] : []),
    ...inTurn.flatMap((ids) => [
      '',
      terminal.paint('bold', printable(ids.join(' · '))),
      ...pairs
        .among(ids)
        .slice(0, all ? undefined : mostPairs)
        .map((at) => pairLine(found, pairs.at(at), ids.length)),
    ]),
    ...(left > 0
      ? ['', terminal.paint('dim', `${language.say({ code: 'report.more', args: { count: left } })}: --all`)]
      : []),
  ];
}

/** A column as `--fields` names it. */
function written({ key, role }: RoleColumn): string {
  return `${key.includes(',') ? `"${key}"` : key}:${role}`;
}

/** Clusters in the order of their surest pairs. */
function surestFirst(clusters: Clusters, pairs: PairReader): Clusters {
  const best = new Map(clusters.map((ids) => [ids, pairs.among(ids)[0] ?? pairs.count]));
  return clusters.toSorted((x, y) => best.get(x)! - best.get(y)!);
}

function pairLine({ language }: DuplicatesInFile, { a, b, probability, reasons }: FoundPair, rows: number): string {
  const both = rows > 2 ? `${a} · ${b}  ` : '';
  const percent = `${Math.floor(probability * 1000) / 10} %`;
  return printable(`  ${both}${percent}: ${reasons.map(language.say).join('; ')}`);
}
