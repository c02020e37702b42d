import { startNotion } from '../emulators/notion/notion.ts';
import { patientClock } from '../patient-clock.ts';
import { sandboxNotion } from './notion.ts';
import { describeLive } from './sandbox.ts';

describeLive(sandboxNotion, async () => {
  const clock = patientClock('2026-11-22T09:00:00.000Z');
  const notion = await startNotion(clock);
  const said = new Map([
    ['NOTION_TOKEN', notion.world.token],
    ['NOTION_BASE_URL', notion.url],
    ['LIVE_NOTION_PAGE', notion.world.root],
  ]);
  return { given: (name) => said.get(name), clock, close: () => notion.close() };
});
