import { answering, type Handler } from './answer.ts';
import { layDesk } from './compose.ts';
import { functionEnvironment } from './env.ts';
import { logError, logLine } from './log.ts';
import { openServed, type Served } from './served.ts';
import { showKey } from './show-key.ts';

/**
 * Makes a function ready to be called; `isMain` has it served as well, with limits on what a call may bring, until the
 * process is asked to end: then it ends its work first. Throws `environment.invalid`.
 */
export async function runFunction(
  name: string,
  handlerOf: (served: Served) => Handler,
  isMain: boolean,
): Promise<Handler> {
  const env = functionEnvironment();
  const served = openServed(layDesk(), env, logLine, (key) => showKey(key, logLine, process.stdout));
  const handler = answering(handlerOf(served), (error) => logError(logLine, error));
  if (!isMain) return handler;
  const { listen } = await import('./listen.ts');
  const server = await listen(handler, env.port);
  logLine('INFO', `${name} listens on port ${server.port}.`, { port: server.port });
  const end = async () => {
    await server.close();
    await served.close();
  };
  process.once('SIGTERM', end).once('SIGINT', end);
  return handler;
}
