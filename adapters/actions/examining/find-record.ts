import { fold } from '../../../core/cell.ts';
import { RowcallError } from '../../../core/errors.ts';
import type { Model, Table } from '../../../core/model.ts';
import type { Viewer } from '../../../core/present.ts';
import { labelText } from '../../../core/present.ts';
import type { Start } from '../../../core/world.ts';
import { nearest } from '../../../manifests/nearest.ts';

const mostListed = 12;

/** The table that a person names by its key or by any of its titles. Throws `table.not-found` with what was meant. */
export function findTable({ tables }: Model, name: string): Table {
  const all = [...tables.values()];
  const wanted = fold(name);
  const found = all.find(({ key, titles }) => [key, ...titles].some((one) => fold(one) === wanted));
  if (found !== undefined) return found;
  const known = all.flatMap(({ key, titles }) => [...titles, key]);
  const meant = nearest(name, known);
  const hint =
    meant === undefined ? `There are ${all.map(({ title }) => title).join(', ')}.` : `Did you mean "${meant}"?`;
  throw new RowcallError('table.not-found', `There is no table "${name}". ${hint}`, { table: name });
}

/** The record that a person names by the number of its row, by its id or by its label. Throws `row.not-found`. */
export function findRow(viewer: Viewer, table: Table, starts: readonly Start[], name: string): Start {
  const label = ({ row }: Start) => labelText(table, viewer.language, row);
  const byPlace = starts.find(({ place }) => String(place) === name);
  if (byPlace !== undefined) return byPlace;
  const byId = starts.find(({ row }) => row.id === name);
  if (byId !== undefined) return byId;
  const wanted = fold(name);
  const [first, ...others] = starts.filter((one) => fold(label(one)) === wanted);
  if (first !== undefined && others.length === 0) return first;

  const refuse = (message: string) => new RowcallError('row.not-found', message, { table: table.key, row: name });
  if (first !== undefined) {
    const rows = [first, ...others].map(({ place }) => place);
    const listed = `${rows.slice(0, mostListed).join(', ')}${rows.length > mostListed ? ' …' : ''}`;
    throw refuse(`${rows.length} records of ${table.title} are called "${name}": rows ${listed}.`);
  }
  throw refuse(`${table.title} has no record "${name}". ${hintOf(starts, label, name)}`.trimEnd());
}

function hintOf(starts: readonly Start[], label: (one: Start) => string, name: string): string {
  const [first, last] = [starts.at(0), starts.at(-1)];
  if (first === undefined || last === undefined) return 'It is empty.';
  if (/^\d+$/u.test(name)) return `Its records stand in rows ${first.place} to ${last.place}.`;
  const meant = nearest(name, starts.map(label));
  return meant === undefined ? '' : `Did you mean "${meant}"?`;
}
