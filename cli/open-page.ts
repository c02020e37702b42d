import { spawn } from 'node:child_process';

type Command = readonly [string, ...string[]];

const openers: Partial<Record<NodeJS.Platform, Command>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};
const copiers: Partial<Record<NodeJS.Platform, readonly Command[]>> = {
  darwin: [['pbcopy']],
  win32: [['clip']],
};
const elsewhere: readonly Command[] = [['wl-copy'], ['xclip', '-selection', 'clipboard']];

/** Opens a page of the web in the browser, where there is one; that there is none is no fault. */
export function openPage(page: string): void {
  if (!page.startsWith('https://')) return;
  const [program, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, page], { detached: true, stdio: 'ignore' });
  child.on('error', () => {});
  child.unref();
}

/** Puts a text where it can be pasted from. `false`: there is no such place. */
export async function copyText(text: string): Promise<boolean> {
  for (const command of copiers[process.platform] ?? elsewhere) if (await pipedInto(command, text)) return true;
  return false;
}

const patience = 2000;

function pipedInto([program, ...args]: Command, text: string): Promise<boolean> {
  return new Promise((told) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], timeout: patience });
    child.on('error', () => told(false)).on('exit', (code) => told(code === 0));
    child.stdin.on('error', () => {}).end(text);
  });
}
