import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '../../dsl/say.ts';
import { UsageError } from '../usage-error.ts';
import { newConnector } from './new-connector.ts';
import type { NewFiles } from './new-file.ts';

/** Listed things of OrderSense itself: each is one file and one line in its list. */
export type PartKind = 'aggregate' | 'connector' | 'detector' | 'lint';

const LISTS: Readonly<Record<PartKind, string>> = {
  aggregate: 'rules/aggregates/list.ts',
  connector: 'connectors/index.ts',
  detector: 'rules/detectors/list.ts',
  lint: 'dsl/lint/list.ts',
};

/**
 * The files of a new aggregate, connector, detector or lint, for who works on OrderSense itself.
 *
 * @throws UsageError  outside a checkout, and for a name that is not in kebab-case
 */
export function newPart(kind: PartKind, name: string, root: string): NewFiles {
  if (!existsSync(join(root, LISTS[kind])))
    throw new UsageError(
      say`\`${LISTS[kind]}\` is not here`,
      say`run it in a checkout of OrderSense: a ${kind} is a part of the program`,
    );
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    throw new UsageError(say`\`${name}\` is not in kebab-case`, say`for example \`no-sample-guard\``);
  const variable = name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return {
    files: [SKELETONS[kind](name, variable)].flat(),
    next: [say`next: one line for \`${variable}\` in ${LISTS[kind]}; CONTRIBUTING.md says the rest`],
  };
}

type Skeleton = (name: string, variable: string) => NewFiles['files'][number] | NewFiles['files'];

const SKELETONS: Readonly<Record<PartKind, Skeleton>> = {
  aggregate: (name, variable) => ({
    path: `rules/aggregates/${name}.ts`,
    text: `import type { Aggregate } from './aggregate.ts';

/** What it computes; state \`[n]\`, exact integers that merge in any order. */
export const ${variable}: Aggregate = {
  name: '${name}',
  word: '${name}',
  doc: 'What it is over the window; what no events give.',
  unit: 'same-as-field',
  takes: 'numbers',
  growth: 'keeps',
  width: 1,
  empty: [0],
  addInto: (state, value) => {
    state[0] = (state[0] as number) + value;
  },
  merge: ([a = 0], [b = 0]) => [a + b],
  subtract: ([a = 0], [b = 0]) => [a - b],
  result: ([n = 0]) => n,
  ofTotal: null,
  samples: ([n = 0]) => n,
  examples: [{ values: [], result: 0 }],
};
`,
  }),
  connector: newConnector,
  detector: (name, variable) => ({
    path: `rules/detectors/${name}.ts`,
    text: `import type { Model } from './model.ts';
import { createProfile, learnValue, middleOf, type Profile, scoreOf, varianceOf } from './profile.ts';

/** Which series are of this kind, and on which scale they are learned. */
export const ${variable}: Model<Profile> = {
  name: '${name}',
  doc: 'What it learns by hour of the week, and how odd a value is.',
  create: createProfile,
  score: (profile, slot, value) => scoreOf(profile, slot, value),
  learn: (profile, slot, value, _outOf, follows) => learnValue(profile, slot, value, follows),
  usual(profile, slot, _outOf, z) {
    const value = middleOf(profile, slot);
    const half = z * Math.sqrt(varianceOf(profile, slot));
    return { value, low: value - half, high: value + half };
  },
  smallCounts: () => null,
  perDay: () => null,
};
`,
  }),
  lint: (name, variable) => ({
    path: `dsl/lint/lints/${name}.ts`,
    text: `import type { CheckedLint } from '../lint.ts';

/** OSnnnn: what it catches. */
export const ${variable}: CheckedLint = {
  code: 'OSnnnn',
  name: '${name}',
  level: 'warning',
  fix: 'none',
  reportedBy: 'check',
  needsHistory: false,
  doc: {
    bad: '',
    good: '',
    why: { en: '', ko: '' },
    options: [],
  },
  check(subject, tell) {
    for (const _file of subject.files) void tell;
  },
};
`,
  }),
};
