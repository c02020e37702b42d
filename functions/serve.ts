import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import type { Handler } from './answer.ts';
import type { Served } from './served.ts';

/** What `npm run build` lays beside the parts of functions, so that nothing need be compiled when they begin. */
const compiled = join(import.meta.dirname, '.compile-cache');

/** How a function is served. */
export interface Serving {
  readonly name: string;
  /** Loads the function itself. */
  load(): Promise<(served: Served) => Handler>;
  /** Whether its file is what Node was started with. */
  readonly isMain: boolean;
}

/**
 * A function, to be exported under its name for the framework; served at once where its file is what Node was started with.
 * Throws as `runFunction`.
 */
export async function serve({ name, load, isMain }: Serving): Promise<Handler> {
  // Before anything else is loaded, for it counts only for what is loaded after.
  module.enableCompileCache(existsSync(compiled) ? { directory: compiled, portable: true } : {});
  const [{ runFunction }, handlerOf] = await Promise.all([import('./run-function.ts'), load()]);
  return await runFunction(name, handlerOf, isMain);
}
