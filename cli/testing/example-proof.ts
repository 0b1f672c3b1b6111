import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ProjectFile } from '../../dsl/project.ts';
import { loadConfig } from '../config.ts';
import { connectorsOf } from '../connectors.ts';
import { joined, type Reach } from '../test/branches.ts';
import { runTest } from '../test/run.ts';
import { keptIo } from './command.ts';
import { deletionsOf } from './deletions.ts';
import { numberChangesOf } from './number-changes.ts';
import { createProving, type Fates, type Proving, type Sample, testsFor } from './proving.ts';

/** What is to be said of an example before anything of it is played. */
export interface ExampleFacts extends Pick<Proving, 'errors' | 'waiting' | 'tested'> {
  readonly playbooks: readonly string[];
  /** Playbooks that tests name. */
  readonly namedByTests: readonly string[];
}

/** How the tests of a playbook went. */
export interface Played {
  /** Titles of those that did not pass. */
  readonly failed: readonly string[];
  /** Branches, causes and actions that none of them reached. */
  readonly unreached: readonly Reach[];
}

const provings = new Map<string, Promise<Proving>>();

/** An example with the connectors that its settings name; read once in a process. */
function provingOf(example: string): Promise<Proving> {
  const known = provings.get(example) ?? readExample(example);
  provings.set(example, known);
  return known;
}

async function readExample(example: string): Promise<Proving> {
  const root = fileURLToPath(new URL(`../../examples/${example}/`, import.meta.url));
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.play'))
    .sort()
    .map((path): ProjectFile => ({ path, text: readFileSync(`${root}${path}`, 'utf8') }));
  const config = await loadConfig(root);
  const { manifests } = await connectorsOf(config, root);
  return createProving(files, root, [...manifests], config.places);
}

export async function factsOfExample(example: string): Promise<ExampleFacts> {
  const { bench, errors, waiting, tested } = await provingOf(example);
  return {
    errors,
    waiting,
    tested,
    playbooks: bench.project.playbooks.map(({ name }) => name),
    namedByTests: bench.project.tests.flatMap(({ playbook }) => playbook ?? []),
  };
}

/** Plays the tests of one playbook. */
export async function playExample(example: string, playbook: string): Promise<Played> {
  const { bench } = await provingOf(example);
  const failed: string[] = [];
  const reached: (readonly Reach[])[] = [];
  for (const one of testsFor(playbook, bench.project)) {
    const result = await runTest(one, bench, keptIo(), () => 0);
    if (result.kind !== 'played' || !result.passed) failed.push(one.title);
    if (result.kind === 'played') reached.push(result.reaches);
  }
  const own = joined(reached).filter((reach) => reach.playbook === playbook);
  return { failed, unreached: own.filter(({ isReached }) => !isReached) };
}

/** What becomes of one playbook's changes: of what is left out, or of what is twice as much and half. */
export async function changeExample(
  example: string,
  playbook: string,
  what: 'deletions' | 'numbers',
  sample?: Sample,
): Promise<Fates> {
  const mutationsOf = what === 'deletions' ? deletionsOf : numberChangesOf;
  return (await provingOf(example)).fates(playbook, mutationsOf, sample);
}
