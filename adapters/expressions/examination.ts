import type { ASTNode } from '@marcbachmann/cel-js';
import type { Field } from '../../core/field.ts';
import type { Table } from '../../core/model.ts';
import type { Tables } from '../../core/rule.ts';
import type { Input } from './input.ts';
import { inputName } from './input.ts';
import type { ConditionIssue } from './issue.ts';
import { celType } from './links.ts';
import type { Meaning } from './names.ts';
import { targetOf } from './names.ts';
import type { Pattern } from './pattern.ts';

/** What a loop's variable stands for. An item's field is the list field it comes from, where there is one. */
export type Element =
  | { readonly is: 'record'; readonly table: Table }
  | { readonly is: 'item'; readonly field: Field | null };

/** Where in a condition we are: variables of the loops around, and how many loops they are. */
export interface Place {
  readonly locals: ReadonlyMap<string, Element>;
  readonly loops: number;
}

/** What is learnt while a condition is walked. */
export interface Examination {
  readonly source: string;
  readonly table: Table;
  readonly tables: Tables;
  readonly names: ReadonlyMap<string, Meaning>;
  readonly inputs: Map<string, Input>;
  readonly patterns: Map<string, Pattern>;
  readonly issues: ConditionIssue[];
  walk(node: ASTNode, place: Place): void;
}

/** Notes a fault at the node, or at its own name where it is a member or a call. */
export function refuse(
  exam: Examination,
  node: ASTNode,
  message: string,
  word?: string,
  known?: readonly string[],
): void {
  exam.issues.push({ message, at: placeOf(exam, node), ...(word !== undefined && { word }), ...(known && { known }) });
}

function placeOf(exam: Examination, node: ASTNode): number {
  if (node.op === '.') return node.pos;
  if (node.op !== 'rcall') return node.start;
  const [name, receiver] = node.args;
  return Math.max(exam.source.indexOf(name, receiver.end), node.start);
}

/** Notes an input; answers the name by which the expression shall know it. */
export function take(exam: Examination, input: Input): string {
  const name = inputName(input);
  exam.inputs.set(name, input);
  return name;
}

/** The field whose value a node reads, or `null`. Asked before names are replaced. */
export function fieldAt(node: ASTNode, place: Place, exam: Examination): Field | null {
  if (node.op === 'id') {
    const element = place.locals.get(node.args);
    if (element !== undefined) return element.is === 'item' ? element.field : null;
    const meaning = exam.names.get(node.args);
    return meaning?.is === 'field' ? meaning.field : null;
  }
  if (node.op !== '.') return null;
  const [owner, key] = node.args;
  return ownerTable(owner, place, exam)?.byKey.get(key) ?? null;
}

/** The table of the one record that a node stands for, or `null`. */
export function ownerTable(node: ASTNode, place: Place, exam: Examination): Table | null {
  if (node.op !== 'id') return null;
  const element = place.locals.get(node.args);
  if (element !== undefined) return element.is === 'record' ? element.table : null;
  const meaning = exam.names.get(node.args);
  return meaning?.is === 'field' ? targetOf(meaning.field, exam.tables) : null;
}

/** What a loop over a node would run through; `null` where it is no list that conditions may loop over. */
export function elementOf(node: ASTNode, place: Place, exam: Examination): Element | null {
  if (node.op === 'rcall') {
    const [name, receiver] = node.args;
    if (name === 'filter') return elementOf(receiver, place, exam);
    return name === 'map' && elementOf(receiver, place, exam) !== null ? { is: 'item', field: null } : null;
  }
  if (node.op === 'id' && !place.locals.has(node.args)) {
    const meaning = exam.names.get(node.args);
    if (meaning?.is === 'children') return { is: 'record', table: meaning.table };
  }
  const field = fieldAt(node, place, exam);
  return field !== null && celType(field).startsWith('list<') ? { is: 'item', field } : null;
}
