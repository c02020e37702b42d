import { fileURLToPath } from 'node:url';
import { samples, staleParts, writeSample } from './samples.ts';

function check(): void {
  for (const sample of samples) {
    const stale = staleParts(sample);
    if (stale.length === 0) continue;
    console.error(`${fileURLToPath(sample.file)} is out of date (${stale.join(', ')}): run npm run samples`);
    process.exitCode = 1;
  }
}

if (process.argv.includes('--check')) check();
else samples.forEach(writeSample);
