import { toStoredJson } from './stored-text.ts';

/** Longest JSON that one statement carries, characters: warming four weeks of history is many statements, not one of 200 MB. */
const BATCH_CHARS = 4_000_000;

/**
 * Rows as the JSON arrays that `json_to_recordset` unpacks: few statements for thousands of rows, and one plan for
 * any number of them.
 *
 * @returns  one text per statement, none for no rows; their concatenation is `rows` in order
 */
export function rowBatches(rows: readonly object[], batchChars = BATCH_CHARS): readonly string[] {
  const batches: string[] = [];
  let batch: string[] = [];
  let chars = 0;
  for (const row of rows) {
    const json = toStoredJson(row);
    if (chars > 0 && chars + json.length > batchChars) {
      batches.push(`[${batch.join(',')}]`);
      batch = [];
      chars = 0;
    }
    batch.push(json);
    chars += json.length + 1;
  }
  if (batch.length > 0) batches.push(`[${batch.join(',')}]`);
  return batches;
}
