import type { Environment } from '@marcbachmann/cel-js';
import { fold } from '../../core/cell.ts';
import type { Field } from '../../core/field.ts';
import { isField } from '../../core/field.ts';
import type { Ref } from '../fields/reference.ts';
import { reference } from '../fields/reference.ts';

/** The type of a reference in an expression: it can be compared with another, and nothing else. */
const linkType = 'link';

// The library tells types apart by their constructor.
function Link(): void {}
const prototype: object = Object.create(null, { constructor: { value: Link } });

interface LinkValue {
  readonly ref: Ref;
}

/** A field that names records of another table. */
export function isReference(field: Field): field is Field<readonly Ref[]> {
  return isField(field, reference);
}

/** Whether a cell of the field may name several records. */
export function namesSeveral(field: Field): boolean {
  return field.options['many'] === true;
}

/** The type by which an expression knows a field. */
export function celType(field: Field): string {
  if (!isReference(field)) return field.cel.type;
  return namesSeveral(field) ? `list<${linkType}>` : linkType;
}

/** Makes references known to an expression: two are equal when they lead to one record, or say the same words. */
export function registerLinks(environment: Environment): Environment {
  return environment
    .registerType(linkType, { ctor: Link, fields: {} })
    .registerOperator(`${linkType} == ${linkType}`, ({ ref: a }: LinkValue, { ref: b }: LinkValue) =>
      a.id === null || b.id === null ? a.text !== '' && fold(a.text) === fold(b.text) : a.id === b.id,
    );
}

/** A reference as an expression sees it. */
export function toLink(ref: Ref): object {
  return Object.create(prototype, { ref: { value: ref } });
}
