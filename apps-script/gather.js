/**
 * Where somebody was at work: by tab the rows, none for the whole tab.
 * @typedef {{ everywhere: boolean, tabs: { [sheetId: string]: RowRange[] } }} Where
 *
 * What several runs of the script gather; the one whose id it bears tells Rowcall.
 * @typedef {{ teller: string, since: number, where: Where }} Gathering
 */

const gatheringKey_ = 'rowcall.gathering';

/** How long edits are gathered into one call, in milliseconds. */
const gatheringTime_ = 2000;

/** After this nobody tells any more what was gathered: the run that meant to has ended early. */
const abandonedAfter_ = 15000;

/** As long as Google keeps anything, in seconds. */
const keptFor_ = 21600;

/** How long to wait for other runs, in milliseconds; none keeps the lock for longer than it takes to read and write. */
const patience_ = 3000;

/** More ranges in a tab than these are the whole tab. */
const mostRanges_ = 100;

/**
 * Gathers for two seconds what is edited, in this run and in others. One run gets all of it and tells Rowcall; the others
 * get `null` at once.
 * @param {Where} mine
 * @returns {Where | null}
 */
function gathered_(mine) {
  const me = Utilities.getUuid();
  const begun = locked_(() => {
    const others = readGathering_();
    const joined = others !== null && Date.now() - others.since < abandonedAfter_;
    const where = others === null ? mine : joined_(others.where, mine);
    keepGathering_(joined ? { ...others, where } : { teller: me, since: Date.now(), where });
    return joined ? 'joined' : 'teller';
  });
  if (begun === 'joined') return null;
  if (begun === null) return mine;
  Utilities.sleep(gatheringTime_);
  const taken = locked_(() => {
    const all = readGathering_();
    // Google may forget what it keeps for a while, and then nobody knows what others have added.
    if (all === null) return joined_(mine, everywhere_());
    if (all.teller !== me) return { everywhere: false, tabs: {} };
    forgetGathering_();
    return all.where;
  });
  if (taken === null) return mine;
  return taken.everywhere || Object.keys(taken.tabs).length > 0 ? taken : null;
}

/**
 * Whether something was gathered that nobody has told; it is not kept any longer.
 * @returns {boolean}
 */
function wasAbandoned_() {
  const abandoned = locked_(() => {
    const gathering = readGathering_();
    if (gathering === null || Date.now() - gathering.since < abandonedAfter_) return false;
    forgetGathering_();
    return true;
  });
  return abandoned === true;
}

/** @returns {Where} */
function everywhere_() {
  return { everywhere: true, tabs: {} };
}

/**
 * @param {Where} one
 * @param {Where} other
 * @returns {Where}
 */
function joined_(one, other) {
  const tabs = { ...one.tabs };
  for (const [tab, rows] of Object.entries(other.tabs)) {
    const known = tabs[tab];
    const isWhole = rows.length === 0 || (known !== undefined && known.length === 0);
    tabs[tab] = isWhole ? [] : united_([...(known || []), ...rows]);
  }
  return { everywhere: one.everywhere || other.everywhere, tabs };
}

/**
 * The same rows in as few ranges as they need, in order; none when there are too many.
 * @param {RowRange[]} ranges
 * @returns {RowRange[]}
 */
function united_(ranges) {
  /** @type {RowRange[]} */
  const united = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const before = united[united.length - 1];
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else united.push([first, last]);
  }
  return united.length > mostRanges_ ? [] : united;
}

/** @returns {Gathering | null} */
function readGathering_() {
  const text = cache_().get(gatheringKey_);
  return text === null ? null : JSON.parse(text);
}

/** @param {Gathering} gathering */
function keepGathering_(gathering) {
  cache_().put(gatheringKey_, JSON.stringify(gathering), keptFor_);
}

function forgetGathering_() {
  cache_().remove(gatheringKey_);
}

function cache_() {
  const cache = CacheService.getDocumentCache();
  if (cache === null) throw new Error('The script is not bound to a spreadsheet.');
  return cache;
}

/**
 * Does it while no other run of the script does; `null`: it could not be done.
 * @template T
 * @param {() => T} act
 * @returns {T | null}
 */
function locked_(act) {
  const lock = LockService.getDocumentLock();
  if (lock === null || !lock.tryLock(patience_)) return null;
  try {
    return act();
  } catch {
    return null;
  } finally {
    lock.releaseLock();
  }
}
