import type { CompiledQuery, RawBuilder } from 'kysely';
import { sql } from 'kysely';
import type { Session } from './schema.ts';

/** Well below what any engine allows in one statement, and above what still gains speed. */
const mostParameters = 1000;

/**
 * Runs one statement over many rows, some hundred at a time, and answers all that it returns. `build` compiles the
 * statement for some rows; their fields, in the order of the object, must be its first parameters. It is called once for
 * each number of rows: after that only parameters are exchanged, since building a statement costs more than running it.
 */
export async function overRows<R extends object, O>(
  { db }: Session,
  rows: Iterable<R>,
  build: (some: readonly R[]) => CompiledQuery<O>,
): Promise<O[]> {
  const built = new Map<number, CompiledQuery<O>>();
  const answers: O[] = [];

  async function run(some: readonly R[]): Promise<void> {
    const known = built.get(some.length);
    const query = known === undefined ? build(some) : withRows(known, some);
    if (known === undefined) built.set(some.length, query);
    const result = await db.executeQuery(query);
    for (const row of result.rows) answers.push(row);
  }

  let some: R[] = [];
  let width = 0;
  for (const row of rows) {
    if (width === 0) width = Object.keys(row).length;
    some.push(row);
    if ((some.length + 1) * width <= mostParameters) continue;
    await run(some);
    some = [];
  }
  if (some.length > 0) await run(some);
  return answers;
}

/** The rows as a table of a query: `(values (?, ?), …)`. */
export function given(rows: readonly object[]): RawBuilder<unknown> {
  return sql`(values ${sql.join(rows.map((row) => sql`(${sql.join(Object.values(row))})`))})`;
}

function withRows<O>(query: CompiledQuery<O>, rows: readonly object[]): CompiledQuery<O> {
  const parameters: unknown[] = [];
  for (const row of rows) for (const value of Object.values(row)) parameters.push(value);
  for (let i = parameters.length; i < query.parameters.length; i++) parameters.push(query.parameters[i]);
  return { ...query, parameters };
}
