/**
 * How long the processor works at something, in seconds: unlike the clock it does not run on while a busy machine does
 * something else. Only for what would take a careless program minutes.
 */
export async function processorSeconds(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000_000;
}
