import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { inLines, say, type Text } from '../../dsl/say.ts';
import { type CsvRow, csvRows } from '../../engine/adapters/replay/csv/csv-rows.ts';
import { localTime } from '../../engine/adapters/replay/csv/local-time.ts';
import { stampMs } from '../../engine/adapters/replay/event-time.ts';
import type { Bundle } from '../../rules/bundle.ts';
import { UsageError } from '../usage-error.ts';
import type { Label } from './label.ts';

/** Mistakes that are told; a file of the wrong kind has one in each line. */
const TOLD = 10;
/** `2014-10-30 15:30[:00[.000000]]`, in the project's zone. */
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/;

type Fields = Readonly<Record<string, unknown>>;
interface Raw {
  readonly place: string;
  readonly fields: Fields;
}

/**
 * Reads labels: a CSV with the columns `from`, `to` and, where wanted, `playbook` and dimensions, or lines of JSON with
 * the same members. Times are ISO 8601, epoch milliseconds, or local in the project's zone; a dimension may be said in
 * the words of `define words`.
 *
 * @throws UsageError  one line a mistake, each with its place
 */
export async function readLabels(path: string, bundle: Bundle): Promise<readonly Label[]> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new UsageError(
      say`cannot read the labels \`${path}\``,
      say`name a CSV or NDJSON file with \`from\` and \`to\``,
    );
  });
  const name = basename(path);
  const raws = path.endsWith('.csv') ? await csvLabels(text, name) : jsonLabels(text, name);
  const read = raws.map((raw) => ('fields' in raw ? labelOf(raw, bundle) : raw));
  const wrong = read.flatMap((one) => ('template' in one ? [one] : []));
  if (wrong.length > 0)
    throw new UsageError(
      inLines([
        ...wrong.slice(0, TOLD),
        ...(wrong.length > TOLD ? [say`and ${wrong.length - TOLD} more`] : []),
      ]),
      say`a label is \`from\`, \`to\` and, where wanted, \`playbook\` and dimensions, see docs/backtest.md`,
    );
  const labels = read.flatMap((one) => ('template' in one ? [] : [one]));
  if (labels.length > 0) return labels;
  throw new UsageError(
    say`\`${path}\` holds no label`,
    say`give each spell in which something was wrong a line`,
  );
}

async function csvLabels(text: string, name: string): Promise<readonly (Raw | Text)[]> {
  const rows: CsvRow[] = [];
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  for await (const batch of csvRows(bytes, ',')) rows.push(...batch);
  const [head, ...rest] = rows;
  const columns = head !== undefined && 'cells' in head ? head.cells.map((cell) => cell.trim()) : [];
  return rest.map((row) => {
    const place = `${name}:${row.line}`;
    if ('refused' in row) return say`${place}: this is no row of the table`;
    const cells = columns.map((column, i) => [column, row.cells[i]?.trim() ?? ''] as const);
    return { place, fields: Object.fromEntries(cells.filter(([, cell]) => cell !== '')) };
  });
}

function jsonLabels(text: string, name: string): readonly (Raw | Text)[] {
  return text.split('\n').flatMap((line, index): readonly (Raw | Text)[] => {
    if (line.trim() === '') return [];
    const place = `${name}:${index + 1}`;
    try {
      const read: unknown = JSON.parse(line);
      if (typeof read === 'object' && read !== null && !Array.isArray(read))
        return [{ place, fields: read as Fields }];
    } catch {
      // Told below, as anything else that is no object.
    }
    return [say`${place}: this is no JSON object`];
  });
}

function labelOf({ place, fields }: Raw, { zone, playbooks, words }: Bundle): Label | Text {
  const { from, to, playbook, ...dimensions } = fields;
  const [fromMs, toMs] = [timeOf(from, zone), timeOf(to, zone)];
  for (const [member, value, ms] of [['from', from, fromMs] as const, ['to', to, toMs] as const]) {
    if (value === undefined) return say`${place}: \`${member}\` is missing`;
    if (ms === null) return say`${place}: \`${member}\` is no time: \`${String(value)}\``;
  }
  if (fromMs === null || toMs === null || toMs < fromMs) return say`${place}: it ends before it begins`;
  const name = playbook === undefined ? null : String(playbook).normalize('NFC');
  if (name !== null && !playbooks.some((one) => one.name === name))
    return say`${place}: there is no playbook \`${name}\` here`;
  const known = new Set(playbooks.flatMap(({ by }) => by));
  const strange = Object.keys(dimensions).find((dimension) => !known.has(dimension));
  if (strange !== undefined) return say`${place}: no playbook asks \`per ${strange}\``;
  const where = Object.entries(dimensions).map(([dimension, value]) => {
    const said = String(value).normalize('NFC');
    return [dimension, words[dimension]?.[said] ?? said];
  });
  return { place, fromMs, toMs, playbook: name, where: Object.fromEntries(where) };
}

function timeOf(value: unknown, zone: string): number | null {
  const stamp =
    stampMs(value) ?? (typeof value === 'string' && /^\d{11,}$/.test(value) ? Number(value) : null);
  if (stamp !== null || typeof value !== 'string') return stamp;
  return LOCAL.test(value) ? localMs(value, zone) : null;
}

/** A wall clock of the zone; null for a day or an hour that there is not. */
function localMs(value: string, zone: string): number | null {
  const parts = (LOCAL.exec(value) ?? []).slice(1).map((part) => Number(part ?? 0));
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const isDay =
    month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (!isDay || hour > 23 || minute > 59 || second > 59) return null;
  return localTime(zone)({ year, month, day, hour, minute, second, ms: 0 });
}
