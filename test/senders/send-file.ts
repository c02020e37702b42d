/** Another process that sends the same. Usage: node send-file.ts FOLDER KEY… */
import { fileSender } from '../../adapters/senders/file/sender.ts';

const [folder, ...keys] = process.argv.slice(2) as [string, ...string[]];
const clock = { now: () => new Date().toISOString(), sleep: async () => {} };
const say = () => ({ text: 'from elsewhere', link: null, items: [] });
const sender = fileSender({ folder: 'out' }, { folder, say, print: () => {}, clock });
const payload = { reason: { code: 'report.new' } };
for (const key of keys)
  await sender.send(
    { key, kind: 'file', about: 'deals/1', lane: 'anna', audience: 'staff', payload },
    { previous: null },
  );
