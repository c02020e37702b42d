import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { perform } from '../../adapters/actions/calling/action.ts';
import { merge } from '../../adapters/actions/merge.ts';
import { hearCalls } from '../../functions/hear-calls.ts';
import { remoteDesk, remoteSecret, tellOf } from '../remote/remote-desk.ts';
import { signedCall } from '../remote/remote-kind.ts';
import { startVendor, type Vendor } from '../remote/vendor.ts';
import { teamSettings } from '../team-settings.ts';
import { type Serving, serving, settingsFolder } from './serving.ts';

const ivan = ['Ivan Petrov', 'ivan@petrov.example', '+380 67 123 4567'];
const anna = ['Anna Bondar', 'anna@bondar.example', '+380 63 222 3344'];

const tables = `tables:
  people:
    label: name
    fields:
      name: { type: person-name, column: Name }
      email: { type: email, column: E-mail }
      phone: { type: phone, column: Phone }
duplicates:
  people: { when: merge, trusted: 1 }
`;

let vendor: Vendor;
let hook: Serving;
let folder: string;

beforeEach(async () => {
  vendor = await startVendor({
    team: [{ title: 'People', headers: ['Name', 'E-mail', 'Phone'], rows: [anna, anna] }],
  });
  tellOf(vendor);
  folder = settingsFolder('team');
  writeFileSync(
    join(folder, 'team.yaml'),
    teamSettings({ store: '{ kind: remote, sheet: team }', mode: 'act' }, tables),
  );
  hook = await serving(hearCalls, folder);
});

afterEach(async () => {
  await hook.close();
  await vendor.close();
});

/** The rows of that name that stand for themselves. */
function standing(name: string): number {
  const [tab] = vendor.see('team').tabs;
  const at = (header: string) => tab!.headers.indexOf(header);
  return tab!.rows.filter((row) => row[at('Name')] === name && (row[at('Joined into')] ?? null) === null).length;
}

async function tick(): Promise<void> {
  for (const one of await hook.served.workspaces()) await one.tick();
}

test('eleven equal rows that a form leaves at once are one record, once people have shown that joining is right', async () => {
  await tick();
  await perform(merge, remoteDesk(), {
    manifest: join(folder, 'team.yaml'),
    rows: ['2', '3'],
    person: 'Anna',
  });
  expect(standing('Anna Bondar')).toBe(1);

  const said = () => signedCall(remoteSecret, Date.now(), { sheet: 'team', table: 'people' });
  await Promise.all(
    Array.from({ length: 11 }, async () => {
      vendor.edit('team', 'People', (rows) => rows.push([...ivan]));
      await fetch(`${hook.url}/hook`, { method: 'POST', ...said() });
    }),
  );
  for (const { kick } of await hook.served.workspaces()) await kick.idle();
  await tick();

  expect(standing('Ivan Petrov')).toBe(1);
  expect(vendor.see('team').tabs[0]!.rows).toHaveLength(13);
}, 30_000);
