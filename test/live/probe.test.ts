import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { startAirtable } from '../emulators/airtable/serve.ts';
import { ourToken } from '../emulators/airtable/world.ts';
import { startNotion } from '../emulators/notion/notion.ts';
import { patientClock } from '../patient-clock.ts';
import { newId, newRobot, startUnlimited } from '../stores/google-sheets/kit.ts';
import { findOut, probings } from './probe.ts';

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'live.md'), 'utf8');
const start = '2026-11-22T09:00:00.000Z';

let close = async () => {};
afterEach(() => close());

/** The emulator in the place of the vendor, and what the surroundings say of it. */
const emulated: Readonly<Record<string, (clock: ReturnType<typeof patientClock>) => Promise<Record<string, string>>>> =
  {
    async 'google-sheets'() {
      const google = await startUnlimited();
      close = () => google.close();
      const [id, robot] = [newId(), newRobot()];
      google.add({ id, shared: [{ role: 'writer', email: robot }], tabs: [{ title: 'Sheet1' }] });
      return {
        GOOGLE_SERVICE_ACCOUNT: JSON.stringify(google.accounts.serviceAccount(robot)),
        GOOGLE_API_ROOT_URL: google.url,
        LIVE_GOOGLE_SPREADSHEET: id,
        LIVE_HOOK_URL: 'https://rowcall.example.com/hook',
      };
    },
    async airtable(clock) {
      const airtable = await startAirtable(clock);
      close = () => airtable.close();
      return { AIRTABLE_TOKEN: ourToken, AIRTABLE_ENDPOINT_URL: airtable.url, LIVE_AIRTABLE_BASE: airtable.world.id };
    },
    async notion(clock) {
      const notion = await startNotion(clock);
      close = () => notion.close();
      return { NOTION_TOKEN: notion.world.token, NOTION_BASE_URL: notion.url, LIVE_NOTION_PAGE: notion.world.root };
    },
  };

test.each(probings.map((one) => [one.kind, one] as const))(
  'every question about %s is answered on the emulator, and stands in the docs',
  async (kind, probing) => {
    const clock = patientClock(start);
    const said = await emulated[kind]!(clock);
    const answers = await findOut(probing, (name) => said[name], clock);
    for (const { question, found } of answers) {
      expect(found).not.toBe('');
      expect(found).not.toMatch(/^could not be tried/);
      expect(page).toContain(question);
    }
  },
);
