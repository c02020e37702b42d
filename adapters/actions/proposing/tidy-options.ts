import type { Cell } from '../../../core/cell.ts';
import { fold } from '../../../core/cell.ts';
import type { Guess } from '../../../core/field.ts';
import { nearest } from '../../../manifests/nearest.ts';

/** An option met this often is meant. */
const often = 3;

/** The guessed options of a list without slips of the finger: one met once that is nearly another met often. */
export function withoutSlips(options: Guess['options'], cells: readonly Cell[]): Guess['options'] {
  const listed: unknown = options['options'];
  if (!Array.isArray(listed)) return options;
  const counts = new Map<string, number>();
  for (const word of cells.flatMap(wordsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const countOf = (option: unknown) => counts.get(fold(labelOf(option))) ?? 0;
  const frequent = listed.filter((option) => countOf(option) >= often).map(labelOf);
  const kept = listed.filter((option) => countOf(option) > 1 || nearest(labelOf(option), frequent) === undefined);
  return { ...options, options: kept };
}

/**
 * The options without those made of several others, `Viber, Telegram`; `null` when none is: then the column holds one
 * option a cell.
 */
export function singleOptions(options: Guess['options']): readonly unknown[] | null {
  const listed: unknown = options['options'];
  if (!Array.isArray(listed)) return null;
  const all = new Set(listed.map((option) => fold(labelOf(option))));
  const isMade = (option: unknown) => {
    const parts = labelOf(option).split(/[,;]/u).map(fold);
    return parts.length > 1 && parts.every((part) => all.has(part));
  };
  const single = listed.filter((option) => !isMade(option));
  return single.length < listed.length ? single : null;
}

function labelOf(option: unknown): string {
  if (typeof option === 'string') return option;
  return typeof option === 'object' && option !== null && 'label' in option ? String(option.label) : '';
}

function wordsOf(cell: Cell): readonly string[] {
  const texts = Array.isArray(cell) ? cell : typeof cell === 'string' ? [cell, ...cell.split(/[,;\n]/u)] : [];
  return [...new Set(texts.map(fold))];
}
