import { http } from '@google-cloud/functions-framework';
import type { Desk } from '../adapters/actions/calling/desk.ts';
import { answering, type Handler } from './answer.ts';
import { layDesk } from './compose.ts';
import { functionEnvironment } from './env.ts';
import { logError, logLine } from './log.ts';
import { openServed, type Served } from './served.ts';

/**
 * Gives a function to the framework under its name; where its file is what Node was started with, serves it as well, with
 * limits on what a call may bring. Throws `environment.invalid`.
 */
export async function serve(
  name: string,
  handlerOf: (served: Served) => Handler,
  isMain: boolean,
  desk: Desk = layDesk(),
): Promise<void> {
  const env = functionEnvironment();
  const served = openServed(desk, env, logLine);
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
