import { serve } from './serve.ts';
import { tellHealth } from './tell-health.ts';

await serve('health', tellHealth, import.meta.main);
