/** Another process that wants the lease. Usage: node take-lease.ts FILE WORKSPACE NOW; prints `taken` or `refused`. */
import { openState } from '../../adapters/state/index.ts';

const [path, workspace, now] = process.argv.slice(2) as [string, string, string];
const state = await openState({ path, workspace, clock: { now: () => now, sleep: async () => {} } });
const lease = await state.take('another process', 60);
await state.close();
console.log(lease === null ? 'refused' : 'taken');
