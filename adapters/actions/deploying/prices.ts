/**
 * List prices of Google Cloud in US dollars, in regions of the first tier, as the pages named gave them. They change, and
 * differ by region: an estimate is made of them, never a promise.
 */
export const prices = {
  asOf: '2025',
  run: {
    source: 'https://cloud.google.com/run/pricing',
    cpuSecond: 0.000024,
    gibSecond: 0.0000025,
    millionCalls: 0.4,
    free: { cpuSeconds: 180_000, gibSeconds: 360_000, calls: 2_000_000 },
  },
  scheduler: { source: 'https://cloud.google.com/scheduler/pricing', job: 0.1, free: 3 },
  secrets: { source: 'https://cloud.google.com/secret-manager/pricing', version: 0.06, free: 6 },
  images: { source: 'https://cloud.google.com/artifact-registry/pricing', gigabyte: 0.1, free: 0.5 },
  builds: { source: 'https://cloud.google.com/build/pricing', minute: 0.006, free: 2500 },
  database: {
    source: 'https://cloud.google.com/sql/pricing',
    /** db-f1-micro. */
    hour: 0.0105,
    gigabyte: 0.17,
    backupGigabyte: 0.08,
  },
} as const;
