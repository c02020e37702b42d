/**
 * The usual way to find duplicates in a database, as the peer: Fellegi and Sunter's model written out as SQL for DuckDB, the
 * way Splink does it. Rules block, levels compare, u comes of random pairs, m of expectation and maximisation under two
 * rules, term frequencies adjust, pairs from a probability of 0.95 are joined into components. Prints one line of JSON.
 * Usage: node bench/duplicates/duckdb-baseline.ts FILE.csv TRUTH [THREADS]
 */
import { performance } from 'node:perf_hooks';
import { DuckDBInstance } from '@duckdb/node-api';
import { judged } from './judged.ts';

const [file = '', truth = 'entity', threads = '2'] = process.argv.slice(2);

/** A column as compared: its levels as SQL from the best down, and what its term frequency is taken of. */
interface Compared {
  readonly column: string;
  readonly levels: readonly string[];
}

const same = (column: string) => `l.${column} = r.${column}`;
const winkler = (column: string, least: number) => `jaro_winkler_similarity(l.${column}, r.${column}) >= ${least}`;
const edits = (column: string, most: number) => `damerau_levenshtein(l.${column}, r.${column}) <= ${most}`;
const compared: readonly Compared[] = [
  {
    column: 'first_name',
    levels: [same('first_name'), winkler('first_name', 0.92), winkler('first_name', 0.88), winkler('first_name', 0.7)],
  },
  {
    column: 'last_name',
    levels: [same('last_name'), winkler('last_name', 0.92), winkler('last_name', 0.88), winkler('last_name', 0.7)],
  },
  { column: 'company', levels: [same('company'), winkler('company', 0.92), winkler('company', 0.8)] },
  { column: 'email', levels: [same('email'), same('mailbox'), winkler('email', 0.88), winkler('mailbox', 0.88)] },
  { column: 'phone', levels: [same('phone'), edits('phone', 1)] },
  { column: 'street', levels: [same('street'), winkler('street', 0.92), winkler('street', 0.8)] },
  { column: 'postcode', levels: [same('postcode'), edits('postcode', 1)] },
];
const both = (...columns: readonly string[]) => columns.map(same).join(' and ');
const rules = [
  both('email'),
  both('phone'),
  both('first_name', 'last_name'),
  both('last_name', 'postcode'),
  both('first_name', 'postcode'),
  both('last_name', 'company'),
  both('last_name', 'street'),
];
/** Pairs that these find are taken for duplicates to guess how many there are; they find about four of five. */
const sure = [both('email', 'last_name'), both('phone', 'last_name'), both('first_name', 'last_name', 'postcode')];
const foundBySure = 0.8;
/** Under each rule the columns that it fixes say nothing of m. */
const sessions = [
  { rule: both('email'), fixed: ['email'] },
  { rule: both('last_name', 'postcode'), fixed: ['last_name', 'postcode'] },
];
const randomPairs = 1e6;
const rounds = 30;
const least = 1e-6;

const began = performance.now();
const instance = await DuckDBInstance.create(':memory:', { threads, memory_limit: '14GB' });
const connection = await instance.connect();
const rowsOf = async (sql: string) => (await connection.runAndReadAll(sql)).getRowObjectsJson();
const numberOf = async (sql: string) => Number(Object.values((await rowsOf(sql))[0]!)[0]);

const text = (column: string) => `nullif(lower(trim(${column})), '') as ${column}`;
await connection.run(`create table people as select row_number() over () as row, "${truth}" as truth,
  ${['first_name', 'last_name', 'company', 'email', 'street', 'postcode'].map(text).join(', ')},
  split_part(nullif(lower(trim(email)), ''), '@', 1) as mailbox,
  nullif(right(regexp_replace(phone, '\\D', '', 'g'), 9), '') as phone
  from read_csv('${file}', header = true, all_varchar = true)`);
const count = await numberOf('select count(*) from people');

const levelOf = ({ column, levels }: Compared) =>
  `case when l.${column} is null or r.${column} is null then -1 ${levels
    .map((condition, i) => `when ${condition} then ${levels.length - i}`)
    .join(' ')} else 0 end`;
const levels = compared.map((one, i) => `${levelOf(one)} as g${i}`).join(', ');
const histogram = (from: string) =>
  rowsOf(
    `select ${compared.map((_, i) => `g${i}`).join(', ')}, count(*) as pairs from (select ${levels} from ${from}) group by all`,
  );

/** Pairs that several rules find are found once: none of the earlier ones holds. */
const onlyBy = (all: readonly string[], at: number) =>
  [`l.row < r.row`, ...all.slice(0, at).map((rule) => `not coalesce(${rule}, false)`)].join(' and ');
let surePairs = 0;
for (const [at, rule] of sure.entries())
  surePairs += await numberOf(`select count(*) from people l join people r on ${rule} where ${onlyBy(sure, at)}`);
const share = surePairs / foundBySure / ((count * (count - 1)) / 2);

type Histogram = Awaited<ReturnType<typeof rowsOf>>;
const sampled = Math.min(count, Math.max(50, Math.ceil(Math.sqrt(2 * randomPairs))));
await connection.run(`create temp table sampled as select * from people using sample ${sampled} rows (reservoir, 7)`);
const u = shares(await histogram('sampled l join sampled r on l.row < r.row'), () => 1);

const m = compared.map((): number[][] => []);
for (const { rule, fixed } of sessions) {
  const seen = await histogram(`people l join people r on ${rule} and l.row < r.row`);
  const used = compared.map(({ column }) => !fixed.includes(column));
  let likely = compared.map(({ levels }) => [...levels.map(() => 0.1 / levels.length), 0.9]);
  let prior = 0.3;
  for (let round = 0; round < rounds; round++) {
    const probability = (pair: Histogram[number]) => {
      let [yes, no] = [prior, 1 - prior];
      compared.forEach((_, i) => {
        const level = Number(pair[`g${i}`]);
        if (!used[i] || level < 0) return;
        yes *= likely[i]![level]!;
        no *= u[i]![level]!;
      });
      return yes / (yes + no);
    };
    const pairs = seen.reduce((sum, pair) => sum + Number(pair['pairs']), 0);
    const next = shares(seen, probability);
    prior = seen.reduce((sum, pair) => sum + Number(pair['pairs']) * probability(pair), 0) / pairs;
    likely = next;
  }
  likely.forEach((byLevel, i) => {
    if (used[i]) m[i]!.push(byLevel);
  });
}
const mean = m.map((all) => all[0]!.map((_, level) => all.reduce((sum, one) => sum + one[level]!, 0) / all.length));

for (const { column } of compared)
  await connection.run(
    `create temp table often_${column} as select ${column} as value, count(*)::double / (select count(${column}) from people) as share from people where ${column} is not null group by 1`,
  );
await connection.run(
  `create table known as select people.*, ${compared.map(({ column }) => `often_${column}.share as share_${column}`).join(', ')} from people ${compared
    .map(({ column }) => `left join often_${column} on people.${column} = often_${column}.value`)
    .join(' ')}`,
);
await connection.run(
  `create table candidates as ${rules.map((rule, at) => `select l.row as a, r.row as b from people l join people r on ${rule} where ${onlyBy(rules, at)}`).join(' union all ')}`,
);
const candidates = await numberOf('select count(*) from candidates');
const weight = compared
  .map(({ column, levels }, i) => {
    const cases = Array.from({ length: levels.length + 1 }, (_, level) => {
      const bits = Math.log2(mean[i]![level]! / u[i]![level]!).toFixed(6);
      const adjusted =
        level === levels.length
          ? ` + log2(${u[i]![level]} / greatest(often_l_${column}, often_r_${column}, 1e-9))`
          : '';
      return `when ${level} then ${bits}${adjusted}`;
    });
    return `(case g${i} when -1 then 0 ${cases.join(' ')} end)`;
  })
  .join(' + ');
const often = compared
  .map(({ column }) => `l.share_${column} as often_l_${column}, r.share_${column} as often_r_${column}`)
  .join(', ');
await connection.run(`create table scored as select a, b, ${Math.log2(share / (1 - share))} + ${weight} as weight from
  (select a, b, ${levels}, ${often} from candidates join known l on a = l.row join known r on b = r.row)`);
const pairs = (
  await connection.runAndReadAll(`select a::integer, b::integer from scored where weight >= ${Math.log2(0.95 / 0.05)}`)
).getColumns() as [number[], number[]];
const root = new Int32Array(count + 1).map((_, row) => row);
const find = (row: number): number => {
  let at = row;
  while (root[at] !== at) at = root[at] = root[root[at]!]!;
  return at;
};
for (let i = 0; i < pairs[0].length; i++) root[find(pairs[0][i]!)] = find(pairs[1][i]!);
const seconds = (performance.now() - began) / 1000;
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const processor = (userCPUTime + systemCPUTime) / 1e6;

const truths = (
  (await connection.runAndReadAll('select truth from people order by row')).getColumns()[0] as string[]
).map(String);
const clusters = new Map<number, number[]>();
for (let row = 1; row <= count; row++) clusters.set(find(row), [...(clusters.get(find(row)) ?? []), row - 1]);
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({ rows: count, candidates, seconds, processor, megabytes, ...judged([...clusters.values()], truths) }),
);

/** By column and level the share of pairs, each counted as much as `counts` says. */
function shares(seen: Histogram, counts: (pair: Histogram[number]) => number): number[][] {
  const sums = compared.map(({ levels }) => new Array<number>(levels.length + 1).fill(0));
  for (const pair of seen) {
    const pairs = Number(pair['pairs']) * counts(pair);
    sums.forEach((byLevel, i) => {
      const level = Number(pair[`g${i}`]);
      if (level >= 0) byLevel[level]! += pairs;
    });
  }
  return sums.map((byLevel) => {
    const sum = byLevel.reduce((total, one) => total + one, 0);
    return byLevel.map((one) => Math.max(one / sum, least));
  });
}
