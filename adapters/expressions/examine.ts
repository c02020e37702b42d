import type { ASTNode } from '@marcbachmann/cel-js';
import { examineCall, examineMethod } from './calls.ts';
import type { Examination, Place } from './examination.ts';
import { fieldAt, ownerTable, refuse, take } from './examination.ts';
import { isReference } from './links.ts';
import { literalMismatch } from './literal.ts';

/**
 * Walks a parsed condition: finds what it reads, refuses what is not part of conditions, and names every input
 * so that it cannot be taken for a word of the language. Whole numbers become ordinary ones, so that `1 / 2` is a half.
 */
export function examine(node: ASTNode, place: Place, exam: Examination) {
  switch (node.op) {
    case 'value':
      return examineLiteral(node, exam);
    case 'id':
      return examineName(node, place, exam);
    case '.':
      return examineMember(node, place, exam);
    case 'call':
      return examineCall(node, place, exam);
    case 'rcall':
      return examineMethod(node, place, exam);
    case '!_':
    case '-_':
      return exam.walk(node.args, place);
    case '==':
    case '!=':
    case 'in':
      compareLiterals(node.args[0], node.args[1], place, exam);
      return examineAll(node.args, place, exam);
    case 'map':
    case '[]':
    case '[?]':
    case '.?':
      return refuse(exam, node, 'Braces, indexes and optional fields are not part of conditions');
    default:
      return examineAll(node.args, place, exam);
  }
}

function examineAll(nodes: readonly ASTNode[], place: Place, exam: Examination) {
  for (const node of nodes) examine(node, place, exam);
}

function examineLiteral(node: Extract<ASTNode, { op: 'value' }>, exam: Examination) {
  const { args } = node;
  if (typeof args === 'bigint') write(node, Number(args));
  else if (args === null) refuse(exam, node, 'An empty cell equals nothing: write blank(field)', 'null');
  else if (typeof args === 'object') refuse(exam, node, 'Bytes and unsigned numbers are not part of conditions');
}

function examineName(node: Extract<ASTNode, { op: 'id' }>, place: Place, exam: Examination) {
  const name = node.args;
  if (place.locals.has(name)) return;
  const meaning = exam.names.get(name);
  if (meaning === undefined)
    return refuse(exam, node, `There is no field "${name}" in ${exam.table.title}`, name, [...exam.names.keys()]);
  if (meaning.is === 'unclear')
    return refuse(
      exam,
      node,
      `${meaning.table.title} refers to ${exam.table.title} by several fields (${meaning.by.join(', ')}): a condition cannot tell which is meant`,
      name,
    );
  write(node, take(exam, meaning));
}

/** `record.field`: the field of a record in a loop, or of the record that a reference leads to. */
function examineMember(node: Extract<ASTNode, { op: '.' }>, place: Place, exam: Examination) {
  const [owner, key] = node.args;
  if (owner.op === '.') return refuse(exam, node, 'A condition follows one reference, not a chain of them', key);
  if (owner.op !== 'id') return refuse(exam, node, 'Only records have fields', key);
  const meaning = place.locals.has(owner.args) ? undefined : exam.names.get(owner.args);
  const target = ownerTable(owner, place, exam);
  if (target === null) {
    if (meaning === undefined && !place.locals.has(owner.args)) return examineName(owner, place, exam);
    const hint = meaning?.is === 'children' ? `: write ${owner.args}.exists(x, x.${key} == …)` : '';
    return refuse(exam, owner, `${owner.args} is not one record, so it has no field ${key}${hint}`, owner.args);
  }
  if (!target.byKey.has(key))
    return refuse(exam, node, `There is no field "${key}" in ${target.title}`, key, [...target.byKey.keys()]);
  if (meaning?.is === 'field') write(owner, take(exam, { is: 'record', field: meaning.field, table: target }));
}

/** A text beside a field must be one that the field may hold: else the condition would be quietly false for ever. */
function compareLiterals(left: ASTNode, right: ASTNode, place: Place, exam: Examination) {
  const listed = right.op === 'list' ? right.args : [right];
  for (const other of listed) {
    compareLiteral(fieldAt(left, place, exam), other, exam);
    compareLiteral(fieldAt(other, place, exam), left, exam);
  }
}

function compareLiteral(field: ReturnType<typeof fieldAt>, node: ASTNode, exam: Examination) {
  if (field === null || node.op !== 'value' || typeof node.args !== 'string') return;
  if (isReference(field)) {
    const label = exam.tables.tables.get(String(field.options['table']))?.label ?? 'name';
    return refuse(exam, node, `${field.key} is a record: compare one of its fields, ${field.key}.${label}`);
  }
  const mismatch = literalMismatch(field, node.args);
  if (mismatch === null) return;
  exam.issues.push({ message: mismatch.message, at: node.start + 1, word: node.args, known: mismatch.known });
}

/** Replaces what a node holds. The library lets the tree be read only by type; its evaluator reads it when it runs. */
function write(node: ASTNode, args: unknown) {
  const open: { args: unknown } = node;
  open.args = args;
}
