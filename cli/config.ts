import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { nearest } from '../dsl/nearest.ts';
import { english, inLines, say, type Text } from '../dsl/say.ts';
import { CEILINGS } from '../rules/ceilings.ts';
import { readListen } from './api/listen.ts';
import { configProblems } from './config-problems.ts';
import { knownSettings } from './known-settings.ts';
import { codePrefixProblem, codeSwitchProblem } from './lint/code-prefix.ts';
import { refuseMisnamed, settingsFile } from './settings-file.ts';
import { UsageError } from './usage-error.ts';
import { yamlDocument } from './yaml-document.ts';
import { refuseSentence } from './yaml-sentence.ts';

/** Milliseconds are never written in a config: `60s`, `5m`, `2h` are. */
const reference = z.string().min(1);

/** A secret is never written down: where it lies is. */
const secretReference = z.string().regex(/^(env|file):./, english(say`\`env:NAME\` or \`file:PATH\``));

/** `true` is TLS by the machine's own list of authorities. */
const tls = z.preprocess(
  (written) => (written === true ? {} : written === false ? undefined : written),
  z
    .strictObject({
      ca: secretReference.optional(),
      cert: secretReference.optional(),
      key: secretReference.optional(),
    })
    .refine(
      ({ cert, key }) => (cert === undefined) === (key === undefined),
      english(say`both \`cert\` and \`key\`, or neither`),
    )
    .optional(),
);

/** How a user is known to the brokers. */
const MECHANISMS = ['plain', 'scram-sha-256', 'scram-sha-512'] as const;

/** Where a place has its centre, in degrees. */
const point = z.strictObject({ lat: z.number().min(-90).max(90), lon: z.number().min(-180).max(180) });

const connector = z.looseObject({ use: z.string().min(1) });

/** The beginning of a lint's code; a wrong one says what is meant instead. */
const codePrefix = saying(codePrefixProblem);
/** Codes to tell as warnings, or not at all. */
const codeLevels = {
  warn: z.array(saying((written) => codeSwitchProblem(written, 'warning'))).default([]),
  off: z.array(saying((written) => codeSwitchProblem(written, 'off'))).default([]),
};

/** A token itself is never written down: its SHA-256 is. */
const tokenHash = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, english(say`sha256: and the 64 hex digits of a token`));

/** R25: far above what is sound, and below what a store can count at every act. */
const ceilings = z
  .strictObject({
    actsPerMinute: z.int().min(1).max(100_000).default(CEILINGS.actsPerMinute),
    actsPerHour: z.int().min(1).max(1_000_000).default(CEILINGS.actsPerHour),
    returnsPerDay: z.int().min(1).max(1_000).default(CEILINGS.returnsPerDay),
  })
  .superRefine(({ actsPerMinute, actsPerHour }, context) => {
    // Below the least there is a message already.
    if (actsPerHour >= actsPerMinute || actsPerHour < 1) return;
    context.addIssue({
      code: 'custom',
      path: ['actsPerHour'],
      params: { said: say`an hour has at least the ${String(actsPerMinute)} acts of a minute` },
    });
  })
  .prefault({});

const schema = z.strictObject({
  name: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/, english(say`a name of small letters, digits and hyphens`))
    .default('project'),
  zone: z.string().superRefine(sayZoneProblem).default('Asia/Seoul'),
  kafka: z
    .strictObject({
      brokers: reference,
      group: z.string().default('ordersense'),
      sessionTimeoutMs: z.int().min(1_000).max(300_000).default(10_000),
      tls,
      sasl: z
        .strictObject({
          mechanism: z
            .custom<(typeof MECHANISMS)[number]>(
              (written) => (MECHANISMS as readonly unknown[]).includes(written),
              {
                error: english(say`plain, scram-sha-256 or scram-sha-512`),
              },
            )
            .default('scram-sha-512'),
          username: reference,
          password: secretReference,
        })
        .optional(),
    })
    .optional(),
  store: z.strictObject({ url: reference }).optional(),
  redis: z.strictObject({ url: reference }).optional(),
  places: z.record(z.string().min(1), z.record(z.string().min(1), point)).default({}),
  ceilings,
  partitions: z.record(z.string(), z.int().min(1).max(64)).default({}),
  plugins: z
    .record(
      z
        .string()
        .regex(/^(@[a-z0-9._-]+\/)?[a-z0-9_-][a-z0-9._-]*$/, english(say`the name of an npm package`)),
      z.string().regex(/^sha256-[A-Za-z0-9+/]{43}=$/, english(say`a hash such as \`sha256-…\``)),
    )
    .default({}),
  connectors: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, english(say`small letters, digits and _`)), connector)
    .default({}),
  people: z
    .record(
      z.string().regex(/^\S+$/, english(say`a name without spaces`)),
      z.strictObject({
        roles: z.array(z.string().min(1)).default([]),
        email: z.string().min(1).optional(),
        token: tokenHash.optional(),
      }),
    )
    .default({}),
  api: z
    .strictObject({
      listen: z
        .string()
        .refine((written) => readListen(written) !== null, english(say`an address such as 127.0.0.1:8790`)),
      operators: z.array(z.string().min(1)).default(['operator', 'admin']),
    })
    .optional(),
  sentry: z.strictObject({ dsn: reference }).optional(),
  audit: z.strictObject({ heads: reference }).optional(),
  heartbeat: z
    .strictObject({ url: reference.optional(), topic: z.string().min(1).optional() })
    .refine(
      ({ url, topic }) => url !== undefined || topic !== undefined,
      english(say`a \`url\`, a \`topic\`, or both`),
    )
    .optional(),
  lint: z
    .strictObject({
      select: z.array(codePrefix).default(['OS']),
      ...codeLevels,
      files: z.record(z.string().min(1), z.strictObject(codeLevels)).default({}),
    })
    .prefault({}),
});

/** `ordersense.config.yaml`, checked; references (`env:NAME`) are not looked up yet. */
export type Config = z.infer<typeof schema>;

/**
 * Reads a project's settings. A project without the file has every default.
 *
 * @throws UsageError  with the place and what to do
 */
export async function loadConfig(folder: string): Promise<Config> {
  const path = settingsFile(folder);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    // A folder that is none is told when its playbooks are read.
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      refuseMisnamed(folder);
      return parseConfig('', path);
    }
    const isFolder = (error as NodeJS.ErrnoException).code === 'EISDIR';
    throw new UsageError(
      isFolder ? say`\`${path}\` is a folder, and settings are a file` : say`\`${path}\` cannot be read`,
      isFolder
        ? say`give the folder another name, or name a file with \`--config\``
        : say`is it yours to read? look at its permissions`,
    );
  }
  return parseConfig(text, path);
}

/**
 * Reads settings; what is not said has its default.
 *
 * @param path  for messages
 * @throws UsageError  one line a problem, each with its place
 */
export function parseConfig(text: string, path: string): Config {
  const { document, lines, value } = yamlDocument(
    text,
    path,
    say`mend the file there; docs/config.md has an example`,
  );
  refuseSentence(document, text, path);
  const parsed = schema.safeParse(value ?? {});
  if (parsed.success) return parsed.data;
  throw new UsageError(
    inLines(
      configProblems(parsed.error.issues, document, lines, (at) => knownSettings(schema, at)).map(
        ({ line, column, path: setting, message }) => {
          const place = line === null ? path : `${path}:${line}:${column}`;
          return say`${setting === '' ? place : `${place}: ${setting}`}: ${message}`;
        },
      ),
    ),
    say`see docs/config.md for every setting`,
  );
}

/**
 * Looks up `env:NAME` and `file:PATH`; anything else is the value itself.
 *
 * @param extra  names that come before the process's environment, for example from a feed
 */
export async function lookUp(value: string, extra: Readonly<Record<string, string>> = {}): Promise<string> {
  if (value.startsWith('env:')) {
    const name = value.slice(4);
    const found = extra[name] ?? process.env[name];
    if (found === undefined || found === '')
      throw new UsageError(say`the environment has no \`${name}\``, say`set it: ${name}=… ordersense …`);
    return found;
  }
  if (value.startsWith('file:')) {
    try {
      return (await readFile(value.slice(5), 'utf8')).trim();
    } catch {
      throw new UsageError(
        say`cannot read the secret's file \`${value.slice(5)}\``,
        say`check the path and its permissions`,
      );
    }
  }
  return value;
}

/**
 * Looks up the address of a service.
 *
 * @param setting  its path in the config, for messages: `store.url`
 * @param schemes  what it may begin with, for example `postgres:`
 * @throws UsageError  when it is no address of this kind; its value may be a secret and is not shown
 */
export async function lookUpAddress(
  value: string,
  setting: string,
  schemes: readonly string[],
  example: string,
): Promise<string> {
  const found = await lookUp(value);
  if (URL.canParse(found) && schemes.includes(new URL(found).protocol)) return found;
  throw new UsageError(say`\`${setting}\` is no address`, say`write it as \`${example}\``);
}

/** A text about which the problem, if any, is a whole sentence. */
function saying(problem: (written: string) => Text | null) {
  const text = z.string().superRefine((written, context) => {
    const said = problem(written);
    if (said !== null) context.addIssue({ code: 'custom', params: { said } });
  });
  // YAML reads `1108` as a number; the code that is meant is told all the same.
  return z.preprocess((written) => (typeof written === 'number' ? String(written) : written), text);
}

/** What people call a zone, by its name in the database. */
const ZONE_HABITS: Readonly<Record<string, string>> = {
  'Asia/Seoul': 'kst|rok|korea|seoul|asia/soeul|한국|서울|(?:utc|gmt)?\\+0?9(?::?00)?',
  'Asia/Tokyo': 'jst|japan|tokyo|일본|도쿄',
};

function sayZoneProblem(written: string, context: z.RefinementCtx): void {
  const habit = Object.entries(ZONE_HABITS).find(([, habits]) =>
    new RegExp(`^(?:${habits})$`, 'i').test(written),
  );
  if (habit === undefined && isZone(written)) return;
  const meant = habit?.[0] ?? nearest(written, Intl.supportedValuesOf('timeZone'));
  if (meant === null)
    context.addIssue({ code: 'custom', message: english(say`an IANA time zone such as Asia/Seoul`) });
  else
    context.addIssue({
      code: 'custom',
      params: { said: say`\`${written}\` is no time zone of the IANA database; write \`${meant}\`` },
    });
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
