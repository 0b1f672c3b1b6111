import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordedEvent } from './recorded-event.ts';

const delivery = fileURLToPath(new URL('../../examples/delivery/', import.meta.url));
const scenarios = join(delivery, 'scenarios');

/** What probes and people of the evening answer, as a file. */
export const EVENING_ANSWERS = join(scenarios, 'answers.ndjson');
/** What must come of it. */
export const EVENING_EXPECTED = join(scenarios, 'expected.json');

/** The evening of `examples/delivery/scenarios` as lines of a recording. */
export function deliveryEvening(): string {
  const said = execFileSync(process.execPath, [join(scenarios, 'evening.mjs')], { maxBuffer: 2 ** 27 });
  return said.toString('utf8');
}

/** The same as records; the topics get a prefix, so that several runs share one Kafka. */
export function deliveryRecords(prefix: string): readonly RecordedEvent[] {
  return deliveryEvening()
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const { topic, at, value } = JSON.parse(line) as {
        readonly topic: string;
        readonly at: string;
        readonly value: object;
      };
      return { topic: `${prefix}${topic}`, key: null, atMs: Date.parse(at), value: JSON.stringify(value) };
    });
}

/**
 * Writes the project, with `region_order_drop` live: nothing is undone, and nobody is asked, of what is in shadow.
 *
 * @param only    playbooks that stay; empty: all
 * @param config  further lines of the settings
 */
export function writeDelivery(
  folder: string,
  {
    prefix = '',
    only = [],
    config = [],
  }: {
    readonly prefix?: string;
    readonly only?: readonly string[];
    readonly config?: readonly string[];
  } = {},
): string {
  cpSync(delivery, folder, { recursive: true });
  const edit = (path: string, change: (text: string) => string): void =>
    writeFileSync(join(folder, path), change(readFileSync(join(folder, path), 'utf8')));
  edit('playbooks/region_order_drop.play', (text) => text.replace('mode shadow', 'mode live'));
  if (only.length > 0) {
    rmSync(join(folder, 'tests'), { recursive: true });
    edit('playbooks/more.play', () => 'language 1\n');
    for (const name of ['churn_winback', 'region_order_drop', 'restaurant_rejections', 'slow_delivery'])
      if (!only.includes(name)) edit(`playbooks/${name}.play`, () => 'language 1\n');
  }
  edit('shared/sources.play', (text) =>
    text
      .replaceAll(/from kafka "([^"]+)"/g, `from kafka "${prefix}$1"`)
      .replaceAll(/from model "([^"]+)"/g, (all, name) =>
        prefix === '' ? all : `from kafka "${prefix}model.${name}"`,
      ),
  );
  edit('ordersense.config.yaml', (text) =>
    [
      ...text
        .trimEnd()
        .split('\n')
        .map((line) =>
          line.replace(
            'baseUrl: env:PLATFORM_URL',
            'baseUrl: env:PLATFORM_URL\n    allowPrivate: ["127.0.0.1/32"]',
          ),
        ),
      ...config,
      '',
    ].join('\n'),
  );
  return folder;
}
