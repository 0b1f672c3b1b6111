import type { CellTest, TopicMap } from './csv-map.ts';
import { type FieldReader, fieldReader, type Row, rowTime } from './row-field.ts';

/** What one row brings to one topic, or why it brings nothing although it should. */
export type TopicRow =
  | { readonly arrivalMs: number; readonly key: string | null; readonly value: Uint8Array }
  | { readonly refused: string };

/**
 * Compiles what one topic gets from a row: the same JSON that a recording of lines would hold.
 *
 * @param columnAt  place of a column in the row
 * @returns         null for a row that the topic's conditions leave out
 */
export function topicRows(
  { topic, when, key, arrival, fields }: TopicMap,
  columnAt: (column: string) => number,
): (row: Row) => TopicRow | null {
  const tests = when.map((test) => cellTest(test, columnAt(test.column)));
  const at = rowTime(arrival, columnAt);
  const readers = fields.map(([name, rule]): readonly [string, FieldReader] => [
    `${JSON.stringify(name)}:`,
    fieldReader(rule, columnAt),
  ]);
  const keyAt = fields.findIndex(([name]) => name === key);
  return (row) => {
    if (!tests.every((holds) => holds(row))) return null;
    const arrivalMs = at(row);
    if (arrivalMs === null)
      return {
        refused: `\`${topic}\` has no arrival time: \`${arrival.column}\` or what is added to it is empty`,
      };
    if (typeof arrivalMs === 'string') return { refused: `\`${topic}\` has no arrival time: ${arrivalMs}` };
    let json = '';
    let keyText: string | null = null;
    readers.forEach(([name, read], i) => {
      const text = read(row);
      if (text === null) return;
      json += `${json === '' ? '' : ','}${name}${text}`;
      if (i === keyAt) keyText = text.startsWith('"') ? (JSON.parse(text) as string) : text;
    });
    return { arrivalMs, key: keyText, value: Buffer.from(`{${json}}`, 'utf8') };
  };
}

function cellTest(test: CellTest, at: number): (row: Row) => boolean {
  const cell = ({ cells }: Row): string => (cells[at] ?? '').trim();
  if ('oneOf' in test) return (row) => test.oneOf.includes(cell(row));
  return (row) => (cell(row) === '') === (test.is === 'missing');
}
