/** Kafka's jars: fetched once by Maven, kept in a cache, and trusted only by the committed list of SHA-256. */
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir, userInfo } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execute, findBinary } from './process.mjs';

const pom = fileURLToPath(new URL('pom.xml', import.meta.url));
const list = fileURLToPath(new URL('kafka-jars.sha256', import.meta.url));

/**
 * Reads lines of `sha256sum`.
 *
 * @param {string} text
 * @returns {Map<string, string>} file name → SHA-256, hex
 * @throws on a line of another form
 */
export function parseSums(text) {
  const sums = new Map();
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const [, sum, name] = /^([0-9a-f]{64}) [ *]([^/\s]+)$/.exec(line) ?? [];
    if (sum === undefined) throw new Error(`not a line of sha256sum: \`${line}\``);
    sums.set(name, sum);
  }
  return sums;
}

/**
 * What is wrong with a folder of jars: missing, foreign or changed ones, one line each.
 *
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} sums
 * @returns {string[]} empty when the folder holds exactly the list
 */
export function faultsOf(folder, sums) {
  const faults = [];
  const present = existsSync(folder) ? readdirSync(folder) : [];
  for (const name of present) if (!sums.has(name)) faults.push(`${name} is not in the list`);
  for (const [name, sum] of sums) {
    if (!present.includes(name)) faults.push(`${name} is missing`);
    else if (
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex') !== sum
    )
      faults.push(`${name} has another SHA-256 than the list`);
  }
  return faults;
}

/** The committed list. */
export function committedSums() {
  return parseSums(readFileSync(list, 'utf8'));
}

/**
 * A folder with exactly the jars of the list; fetches them when the cache has none.
 *
 * @param {string} scratch  used as cache by a user without a home
 * @param {(line: string) => void} say
 * @returns {Promise<string>}
 * @throws when Maven is missing or fails, or brings something that is not in the list
 */
export async function kafkaJars(scratch, say) {
  const sums = committedSums();
  const folder = jarFolder(scratch);
  if (existsSync(folder) && faultsOf(folder, sums).length === 0) return folder;
  const mvn = findBinary('mvn');
  if (mvn === null)
    throw new Error('Kafka comes from Maven Central: install Maven (Debian: `apt-get install maven`)');
  say('fetching Kafka 4.1.1 from Maven Central (43 MB, once)');
  const fresh = `${folder}.${process.pid}`;
  mkdirSync(dirname(folder), { recursive: true });
  const args = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', '-DincludeScope=runtime'];
  // Maven takes the home from the user database, not from HOME, and stops without one that it can write.
  const repository = isWritable(userInfo().homedir)
    ? []
    : [`-Dmaven.repo.local=${join(dirname(folder), 'm2')}`];
  try {
    const { code, output } = await execute(mvn, [...args, `-DoutputDirectory=${fresh}`, ...repository]);
    if (code !== 0) {
      const start = output.split('\n').slice(0, 12).join('\n');
      throw new Error(`Maven could not fetch Kafka (exit code ${code}):\n${start}`);
    }
    const faults = faultsOf(fresh, sums);
    if (faults.length > 0) throw new Error(`Kafka's jars are not the committed ones: ${faults.join('; ')}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Where the jars are kept: named by the list, so that another list is another folder.
 *
 * @param {string} scratch
 */
export function jarFolder(scratch) {
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const base = isWritable(cache) || isWritable(dirname(cache)) ? cache : scratch;
  const version = createHash('sha256').update(readFileSync(list)).digest('hex').slice(0, 12);
  return join(base, 'ordersense', `kafka-${version}`);
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
