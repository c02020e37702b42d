import { planWithAnswers } from './decide.ts';
import { byKey } from './kept.ts';
import type { Model } from './model.ts';
import type { Plan } from './plan.ts';
import type { Ports } from './ports.ts';
import { outdatedStart } from './starts.ts';

/**
 * The plan that would be made if Rowcall were let in now, from what it read last; nothing is written, sent or kept. What
 * is told at once of records that were there before tells nobody anything, so its effects are not among it.
 */
export async function foresee(ports: Pick<Ports, 'state' | 'clock'>, model: Model): Promise<Plan> {
  const kept = [];
  for (const table of model.tables.keys())
    for (const one of await ports.state.records(table, 'all')) if (!one.gone) kept.push(one);
  const starts = kept.map((one) => outdatedStart(model.tables.get(one.table)!, one, model.fingerprint));
  const { plan } = await planWithAnswers(ports, model, starts, byKey(kept));
  return plan;
}
