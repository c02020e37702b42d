import { runTick } from './run-tick.ts';
import { serve } from './serve.ts';

await serve('tick', runTick, import.meta.main);
