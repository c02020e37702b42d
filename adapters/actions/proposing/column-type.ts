import type { Cell } from '../../../core/cell.ts';
import type { FieldType, Guess, Locale } from '../../../core/field.ts';
import type { FoundColumn } from '../../../core/store.ts';
import { checkbox } from '../../fields/checkbox.ts';
import { choice } from '../../fields/choice.ts';
import { computed } from '../../fields/computed.ts';
import { bindField, fieldTypes } from '../../fields/index.ts';
import { longText } from '../../fields/long-text.ts';
import { multiChoice } from '../../fields/multi-choice.ts';
import { text } from '../../fields/text.ts';
import type { HeaderEvidence } from './header-evidence.ts';
import { singleOptions, withoutSlips } from './tidy-options.ts';

/** A type that a column may be of, with options that its schema accepts. */
export interface Candidate {
  readonly type: FieldType;
  /** 0 to 1. */
  readonly score: number;
  readonly options: Guess['options'];
}

/** What a column seems to hold, the likeliest first; at least one. */
export interface ColumnGuess {
  readonly candidates: readonly Candidate[];
  /** Whether the first is clearly the likeliest. */
  readonly sure: boolean;
}

const mostCells = 200;
/** How much the values weigh; the header has the rest. */
const valuesWeigh = 0.6;
/** What cells count as that a type can read without being typical of it, where the header speaks for the type. */
const readableFit = 0.19;
/** A type that neither the header nor half of the cells speak for is a coincidence. */
const leastFit = 0.5;
/** What any words are, when they are nothing else. */
const plainTypes: ReadonlySet<FieldType> = new Set<FieldType>([text, longText]);
/** A drop-down says that the column is a choice, whatever else it looks like. */
const dropDown = 0.9;
const clearLead = 0.05;
const certainTime = 0.85;

/**
 * Weighs what stands above a column against what stands in it: score = 0.6 × the share of cells that read as the type
 * + 0.4 × the header, when the header is a word for such columns (0.24 when that word is only a part of it). Where the
 * header speaks for a type, cells that it can merely read count 0.19 each.
 * A formula makes a column computed, a drop-down makes it a choice unless it is a yes or no; without values the header
 * alone decides, and without either it is text.
 */
export function guessColumn(column: FoundColumn, evidence: HeaderEvidence | null, locale: Locale): ColumnGuess {
  if (column.computed) return { candidates: [candidate(computed, 1, {})], sure: true };
  const cells = spread(column.sample);
  const weighed = fieldTypes.flatMap((type: FieldType) => weigh(type, cells, evidence, locale));
  const scored = holdsTime(column, weighed) ? weighed.filter(({ type }) => isTime(type)) : weighed;
  const candidates = [...chosenFrom(column, scored), ...scored].toSorted((a, b) => b.score - a.score);
  const distinct = candidates
    .filter((one, at) => candidates.findIndex(({ type }) => type === one.type) === at)
    .map((one) => (isTime(one.type) ? inWholeColumn(one, column.sample, locale) : one));
  const [first = candidate(text, 0, {}), second] = distinct;
  const isRivalled = second !== undefined && !plainTypes.has(second.type) && first.score - second.score < clearLead;
  return { candidates: distinct.length > 0 ? distinct : [first], sure: !isRivalled };
}

/** Days and moments are nothing else, although their digits may also look like a phone number. */
function holdsTime({ kind }: FoundColumn, weighed: readonly Candidate[]): boolean {
  const known = kind === 'date' || kind === 'instant';
  return weighed.some(({ type, score }) => isTime(type) && (known || score >= valuesWeigh * certainTime));
}

/** One day far below may tell against an order of day and month that all the others tell. */
function inWholeColumn(one: Candidate, cells: readonly Cell[], locale: Locale): Candidate {
  const options = cells.length <= mostCells ? one.options : (one.type.guess(cells, locale)?.options ?? {});
  return { ...one, options };
}

function isTime(type: FieldType): boolean {
  return type.cell === 'date' || type.cell === 'instant';
}

function candidate(type: FieldType, score: number, options: Guess['options']): Candidate {
  return { type, score, options };
}

/** Cells from the whole length of the column: the first rows of a table are often older than the rest. */
function spread(cells: readonly Cell[]): readonly Cell[] {
  if (cells.length <= mostCells) return cells;
  return Array.from({ length: mostCells }, (_, at) => cells[Math.floor((at * cells.length) / mostCells)]!);
}

function weigh(
  type: FieldType,
  cells: readonly Cell[],
  evidence: HeaderEvidence | null,
  locale: Locale,
): readonly Candidate[] {
  const named = evidence !== null && type.headers.includes(evidence.concept) ? evidence.strength : 0;
  if (cells.length === 0) return named > 0 ? accepted(type, named, {}) : [];
  const guess = type.guess(cells, locale);
  const fit = Math.max(guess?.fit ?? 0, named > 0 ? readable(type, cells, locale) * readableFit : 0);
  if (fit === 0 || (named === 0 && fit < leastFit && !plainTypes.has(type))) return [];
  const score = valuesWeigh * fit + (1 - valuesWeigh) * named;
  const options = withoutSlips(guess?.options ?? {}, cells);
  const single = type === choice ? singleOptions(options) : null;
  return single === null ? accepted(type, score, options) : accepted(multiChoice, score, { options: single });
}

/** Share of cells that the type can read at all; none where it needs options that nobody knows. */
function readable(type: FieldType, cells: readonly Cell[], locale: Locale): number {
  const options = type.options.safeParse({});
  if (!options.success) return 0;
  const { parse } = bindField(type, options.data, locale);
  return cells.filter((cell) => parse(cell).is === 'value').length / cells.length;
}

/** The candidate if it is worth one and its type takes the options; a choice without a list is none. */
function accepted(type: FieldType, score: number, options: Guess['options']): readonly Candidate[] {
  return type.options.safeParse(options).success ? [candidate(type, score, options)] : [];
}

/** The choices that the spreadsheet itself demands, unless they are a yes and a no. */
function chosenFrom({ choices }: FoundColumn, scored: readonly Candidate[]): readonly Candidate[] {
  if (choices === undefined || choices.length === 0) return [];
  const isYesNo = scored.some(({ type, score }) => type === checkbox && score >= valuesWeigh * 0.8);
  return isYesNo ? [] : accepted(choice, dropDown, { options: choices });
}
