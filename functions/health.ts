import { serve } from './serve.ts';

await serve({
  name: 'health',
  load: async () => (await import('./tell-health.ts')).tellHealth,
  isMain: import.meta.main,
});
