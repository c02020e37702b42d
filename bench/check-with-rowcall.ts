import { main } from '../cli/main.ts';

/** Runs `rowcall` with the given arguments; says on the other channel how much memory it took. */
process.exitCode = await main(process.argv.slice(2));
process.stderr.write(JSON.stringify({ megabytes: process.resourceUsage().maxRSS / 1024 }));
