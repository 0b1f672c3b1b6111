/**
 * Closes a CI run: reads Jest's JSON result and prints `N passed, N failed, N skipped` as the last line.
 *
 *   node scripts/ci-tally.mjs <result.json> [failures outside Jest]
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

/**
 * Counts tests. A suite that could not be loaded has no tests in Jest's own tally and counts as one failure; so does a result
 * that is not there (types did not check, Jest crashed), and, where services are required, a suite that was skipped whole.
 *
 * @param {string | null} text     Jest's JSON, null when there is none
 * @param {{ required: boolean, others: number }} options  others: failures outside Jest
 * @returns {{ line: string, code: number, notes: string[] }} code: of the process
 */
export function tally(text, { required, others }) {
  const notes = [];
  let result = null;
  try {
    result = JSON.parse(text ?? '');
  } catch {
    notes.push('no result of Jest');
  }
  const count = (name) => (Number.isInteger(result?.[name]) ? result[name] : 0);
  const unloaded = count('numRuntimeErrorTestSuites');
  const skippedSuites = required ? count('numPendingTestSuites') : 0;
  if (unloaded > 0) notes.push(`${unloaded} suites could not be loaded`);
  if (skippedSuites > 0) notes.push(`${skippedSuites} suites were skipped though services are required`);
  const passed = count('numPassedTests');
  let failed = count('numFailedTests') + unloaded + skippedSuites + others + (result === null ? 1 : 0);
  if (failed === 0 && result.success !== true) {
    notes.push('Jest says it failed, without a failed test');
    failed = 1;
  }
  if (failed === 0 && passed === 0) {
    notes.push('no test ran');
    failed = 1;
  }
  const skipped = count('numPendingTests') + count('numTodoTests');
  return { line: `${passed} passed, ${failed} failed, ${skipped} skipped`, code: failed > 0 ? 1 : 0, notes };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [, , file = '', others = '0'] = process.argv;
  let text = null;
  try {
    text = readFileSync(file, 'utf8');
  } catch {}
  const required = process.env['ORDERSENSE_REQUIRE_SERVICES'] === '1';
  const { line, code, notes } = tally(text, { required, others: Number(others) });
  for (const note of notes) console.log(note);
  console.log(line);
  process.exitCode = code;
}
