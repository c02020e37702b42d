import type { Database } from '../../adapters/state/index.ts';
import type { Checked } from './check.ts';
import { check } from './check.ts';
import { mostDecisions } from './letting.ts';
import type { Setting } from './run.ts';
import { run } from './run.ts';

/** The shortest story that was found, told. */
export interface Shrunk {
  readonly setting: Setting;
  readonly checked: Checked;
  readonly story: readonly string[];
}

/** Leaves out what people did, one action after another, for as long as the same promise is still broken. */
export async function shrink(setting: Setting, law: string, database: Database): Promise<Shrunk> {
  const isBroken = async (mask: readonly number[]) => {
    const { violations } = await check(await run({ ...setting, mask }, database));
    return violations.some((one) => one.law === law);
  };
  let mask = setting.mask ?? [...Array(setting.profile.acts + mostDecisions).keys()];
  for (let before = -1; before !== mask.length; ) {
    before = mask.length;
    for (const index of mask) {
      const less = mask.filter((one) => one !== index);
      if (await isBroken(less)) mask = less;
    }
  }
  const shortest = { ...setting, mask };
  const end = await run(shortest, database, true);
  return { setting: shortest, checked: await check(end), story: end.story };
}
