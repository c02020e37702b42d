import { http } from '@google-cloud/functions-framework';
import { answering, type Handler } from './answer.ts';
import { layDesk } from './compose.ts';
import { functionEnvironment } from './env.ts';
import { logError, logLine } from './log.ts';
import { openServed, type Served } from './served.ts';
import { showKey } from './show-key.ts';

/**
 * Gives a function to the framework under its name; `isMain` has it served as well, with limits on what a call may bring,
 * until the process is asked to end: then it ends its work first. Throws `environment.invalid`.
 */
export async function runFunction(
  name: string,
  handlerOf: (served: Served) => Handler,
  isMain: boolean,
): Promise<void> {
  const env = functionEnvironment();
  const served = openServed(layDesk(), env, logLine, (key) => showKey(key, logLine, process.stdout));
  http(
    name,
    answering(handlerOf(served), (error) => logError(logLine, error)),
  );
  if (!isMain) return;
  const { listen } = await import('./listen.ts');
  const server = await listen(name, env.port);
  logLine('INFO', `${name} listens on port ${server.port}.`, { port: server.port });
  const end = async () => {
    await server.close();
    await served.close();
  };
  process.once('SIGTERM', end).once('SIGINT', end);
}
