import { fileURLToPath } from 'node:url';
import { staleFiles, stories, writeStory } from './coffee/story.ts';
import { samples, staleParts, writeSample } from './samples.ts';

function check(): void {
  const parts = samples.flatMap((sample) => {
    const stale = staleParts(sample);
    return stale.length > 0 ? [`${fileURLToPath(sample.file)} (${stale.join(', ')})`] : [];
  });
  for (const stale of [...parts, ...stories.flatMap(staleFiles)]) {
    console.error(`${stale} is out of date: run npm run samples`);
    process.exitCode = 1;
  }
}

if (process.argv.includes('--check')) check();
else {
  samples.forEach(writeSample);
  stories.forEach(writeStory);
}
