import { leapingClock, newId, newRobot, startUnlimited } from '../stores/google-sheets/kit.ts';
import { sandboxSheets } from './google-sheets.ts';
import { describeLive } from './sandbox.ts';

describeLive(sandboxSheets, async () => {
  const google = await startUnlimited();
  const [id, robot] = [newId(), newRobot()];
  google.add({ id, shared: [{ role: 'writer', email: robot }], tabs: [{ title: 'Sheet1' }] });
  const said = new Map([
    ['GOOGLE_SERVICE_ACCOUNT', JSON.stringify(google.accounts.serviceAccount(robot))],
    ['GOOGLE_API_ROOT_URL', google.url],
    ['LIVE_GOOGLE_SPREADSHEET', id],
  ]);
  return { given: (name) => said.get(name), clock: leapingClock(), close: () => google.close() };
});
