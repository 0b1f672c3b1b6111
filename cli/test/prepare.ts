import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Project } from '../../dsl/model/project.ts';
import type { PlaybookTestModel } from '../../dsl/model/test.ts';
import { say, type Text } from '../../dsl/say.ts';
import { baselinesOf, paneRetention } from '../../engine/window/reach.ts';
import type { Places } from '../../rules/audience.ts';
import type { Bundle } from '../../rules/bundle.ts';
import type { Ceilings } from '../../rules/ceilings.ts';
import { formatDuration } from '../../rules/format.ts';
import { SLOT_MS } from '../../rules/window.ts';
import type { Manifest } from '../catalog.ts';
import { instantPrinter } from '../report/instant.ts';
import { countIn } from './emission.ts';
import { type MadeRecord, madeRecords } from './made-recording.ts';
import { type Making, makingOf } from './making.ts';
import { type DoubtfulTime, type Moments, momentsOf } from './moments.ts';
import type { Made } from './past-rows.ts';
import { createPrototypes } from './prototype.ts';
import { isRecording, recordedSpan } from './recorded-span.ts';
import { testBundle } from './test-bundle.ts';

/** What a test needs of its project. */
export interface TestBench {
  readonly directory: string;
  readonly project: Project;
  readonly name: string;
  readonly zone: string;
  readonly places?: Places;
  readonly ceilings?: Ceilings;
  readonly manifests: readonly Manifest[];
}

/** A test made ready: what it plays, and when. */
export interface Prepared {
  readonly test: PlaybookTestModel;
  readonly bundle: Bundle;
  readonly moments: Moments;
  readonly making: Making;
  readonly made: readonly Made[];
  readonly recordings: readonly string[];
}

/** More than this takes longer than anybody waits for a test. */
const MOST_EVENTS = 1_000_000;

/** What is wrong with what a test gives, so that nothing of it could mean anything; empty: it can be played. */
export function problemsOf(
  { test, making, made, moments, recordings, bundle }: Prepared,
  directory: string,
): readonly Text[] {
  const events = made.reduce(
    (sum, { emission }) => sum + countIn(emission, moments.startMs, moments.endMs),
    0,
  );
  return [
    ...test.givens.flatMap((given) =>
      given.kind === 'events' && !recordings.includes(join(directory, given.path))
        ? [
            existsSync(join(directory, given.path))
              ? say`there is no recording at \`${given.path}\`: a file of NDJSON is due, or a folder of such files`
              : say`there is nothing at \`${given.path}\`: a recording is named from the project’s folder`,
          ]
        : [],
    ),
    ...moments.doubtful.map((time) => doubtfulText(time, moments.startMs, bundle.zone)),
    ...making.impossible.map((text) => say`no event can be so: \`given ${text}\``),
    ...(events > MOST_EVENTS ? [say`it gives ${events} events; a test plays ${MOST_EVENTS} at most`] : []),
  ];
}

/** Both readings of a clock time, and how to say the later one. */
function doubtfulText({ minutes, afterMs }: DoubtfulTime, startMs: number, zone: string): Text {
  const clock = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
  const after = formatDuration(afterMs, 'en');
  const start = instantPrinter(zone).short(startMs);
  return say`\`at ${clock}\` is before the test starts (${start}), and the next ${clock} is after all that it gives: write \`at ${after}\` where the next day is meant`;
}

/** Reads what a test gives and turns it into events. */
export async function prepareTest(test: PlaybookTestModel, bench: TestBench): Promise<Prepared> {
  const bundle = testBundle(bench.project, test.playbook, bench);
  const recordings = test.givens.flatMap((given) => {
    if (given.kind !== 'events') return [];
    const path = join(bench.directory, given.path);
    return isRecording(path) ? [path] : [];
  });
  const span = await recordedSpan(recordings, bundle);
  const moments = momentsOf(test, bench.zone, span);
  const retentionMs = paneRetention(bundle, baselinesOf(bundle));
  const before = Math.ceil(retentionMs / SLOT_MS) * SLOT_MS + SLOT_MS;
  const making = makingOf(test, bench.project, bundle, { ...moments, before });
  const prototypes = createPrototypes(bundle, bench.project);
  const made = making.emissions.map((emission, index) => ({
    emission,
    prototype: prototypes.of(emission, index),
  }));
  return { test, bundle, moments, making, made, recordings };
}

/** The records of a test from its start on; what lies before is its past. */
export function recordsOf(
  { made, making, moments }: Prepared,
  fromMs = moments.startMs,
): readonly MadeRecord[] {
  return madeRecords(made, making.silences, fromMs, moments.endMs);
}
