import { startAirtable } from '../emulators/airtable/serve.ts';
import { ourToken } from '../emulators/airtable/world.ts';
import { stepClock } from '../step-clock.ts';
import { sandboxAirtable } from './airtable.ts';
import { describeLive } from './sandbox.ts';

describeLive(sandboxAirtable, async () => {
  const clock = stepClock('2026-11-22T09:00:00.000Z');
  const airtable = await startAirtable(clock);
  const said = new Map([
    ['AIRTABLE_TOKEN', ourToken],
    ['AIRTABLE_ENDPOINT_URL', airtable.url],
    ['LIVE_AIRTABLE_BASE', airtable.world.id],
  ]);
  return { given: (name) => said.get(name), clock, close: () => airtable.close() };
});
