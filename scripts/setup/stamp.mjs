/** Stamps: a file beside a result, holding the hash of what the result was made from. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Hash over files in the given order, each with its path, and over facts that are not in a file.
 *
 * @param {string} root            folder that the paths start from
 * @param {readonly string[]} paths
 * @param {readonly string[]} [facts]
 * @returns {string} SHA-256, hex
 * @throws when a file cannot be read
 */
export function fingerprint(root, paths, facts = []) {
  const hash = createHash('sha256');
  for (const fact of facts) hash.update(`${fact}\0`);
  for (const path of paths) {
    const bytes = readFileSync(join(root, path));
    hash.update(`${path.split(sep).join('/')}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/**
 * The TypeScript that a build reads: everything below the folders but tests, in a stable order. A missing folder holds nothing.
 *
 * @param {string} root
 * @param {readonly string[]} folders
 * @returns {string[]} paths from root
 */
export function sourcesOf(root, folders) {
  const found = [];
  for (const folder of folders) {
    let names;
    try {
      names = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
    } catch (error) {
      if (error.code === 'ENOENT') continue;
      throw error;
    }
    for (const name of names)
      if (name.endsWith('.ts') && !name.endsWith('.test.ts')) found.push(join(folder, name));
  }
  return found.sort();
}

/**
 * Whether the stamp says that its result was made from exactly this.
 *
 * @param {string} file
 * @param {string} print
 * @returns {boolean} false as well when there is no stamp
 */
export function isStamped(file, print) {
  try {
    return readFileSync(file, 'utf8').trim() === print;
  } catch {
    return false;
  }
}

/**
 * Writes the stamp; call it last, so that an interrupted step leaves none.
 *
 * @param {string} file
 * @param {string} print
 */
export function stamp(file, print) {
  writeFileSync(file, `${print}\n`);
}
