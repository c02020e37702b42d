import type { ASTNode } from '@marcbachmann/cel-js';
import type { Element, Examination, Place } from './examination.ts';
import { elementOf, fieldAt, refuse } from './examination.ts';
import { compilePattern } from './pattern.ts';
import { functions, methods, wordNamed } from './vocabulary.ts';

const deepestLoop = 2;

type Call = Extract<ASTNode, { op: 'call' }>;
type Method = Extract<ASTNode, { op: 'rcall' }>;

/** A function: only those of the vocabulary, with what each of them needs. */
export function examineCall(node: Call, place: Place, exam: Examination) {
  const [name, args] = node.args;
  const word = wordNamed(functions, name);
  if (word === undefined) return refuseCall(node, name, exam);
  if (word.kind === 'field' && (args.length !== 1 || fieldAt(args[0]!, place, exam) === null))
    return refuse(exam, node, `${name}() takes one field: write ${word.written}`, name);
  if (name === 'matchesRe') examinePattern(node, args[1], exam);
  if (name === 'date') examineDate(node, args[0], exam);
  for (const arg of args) exam.walk(arg, place);
}

/** A method: only those of the vocabulary; loops in a bounded depth over bounded lists. */
export function examineMethod(node: Method, place: Place, exam: Examination) {
  const [name, receiver, args] = node.args;
  const word = wordNamed(methods, name);
  if (word === undefined) return refuseCall(node, name, exam);
  if (word.kind === 'loop') return examineLoop(node, place, exam);
  for (const part of [receiver, ...args]) exam.walk(part, place);
}

function refuseCall(node: Call | Method, name: string, exam: Examination) {
  if (name === 'matches')
    return refuse(exam, node, 'matches() can hang on hostile text: write matchesRe(text, "pattern")', name);
  const other = wordNamed(node.op === 'call' ? methods : functions, name);
  if (other !== undefined) return refuse(exam, node, `Write ${other.written}`, name);
  const known = Object.keys(node.op === 'call' ? functions : methods);
  refuse(exam, node, `Conditions have no function "${name}"`, name, known);
}

function examineLoop(node: Method, place: Place, exam: Examination) {
  const [name, receiver, args] = node.args;
  const [variable, ...bodies] = args;
  if (variable?.op !== 'id' || bodies.length !== 1) return refuse(exam, node, `Write ${methods[name]!.written}`, name);
  if (place.loops === deepestLoop)
    return refuse(exam, node, `Loops may stand in one another ${deepestLoop} deep, no more`, name);
  const element = elementOf(receiver, place, exam);
  exam.walk(receiver, place);
  if (element === null)
    return refuse(
      exam,
      node,
      'A loop runs over a field that holds a list, or over a table that refers to this one',
      name,
    );
  if (exam.names.has(variable.args) || place.locals.has(variable.args))
    return refuse(exam, variable, `${variable.args} already means something here: choose another name`, variable.args);
  const locals = new Map<string, Element>(place.locals).set(variable.args, element);
  for (const body of bodies) exam.walk(body, { locals, loops: place.loops + 1 });
}

function examinePattern(node: Call, pattern: ASTNode | undefined, exam: Examination) {
  if (pattern?.op !== 'value' || typeof pattern.args !== 'string')
    return refuse(exam, pattern ?? node, `The pattern must be a text in quotes: ${functions['matchesRe']!.written}`);
  const compiled = compilePattern(pattern.args);
  if ('pattern' in compiled) exam.patterns.set(pattern.args, compiled.pattern);
  else exam.issues.push({ message: compiled.wrong, at: pattern.start + 1, word: pattern.args });
}

function examineDate(node: Call, text: ASTNode | undefined, exam: Examination) {
  const written = text?.op === 'value' && typeof text.args === 'string' ? text.args : null;
  const day = written === null ? Number.NaN : Date.parse(`${written}T00:00:00Z`);
  const real = !Number.isNaN(day) && new Date(day).toISOString().startsWith(`${written}T`);
  if (!real) refuse(exam, text ?? node, `A date is a real day in quotes: write ${functions['date']!.written}`);
}
