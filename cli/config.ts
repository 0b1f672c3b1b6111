import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml, YAMLParseError } from 'yaml';
import { z } from 'zod';
import { UsageError } from './usage-error.ts';

/** Milliseconds are never written in a config: `60s`, `5m`, `2h` are. */
const reference = z.string().min(1);

const connector = z.looseObject({ use: z.string().min(1) });

const schema = z.strictObject({
  name: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'small letters, digits and hyphens'),
  zone: z.string().refine(isZone, 'an IANA time zone such as Asia/Seoul'),
  kafka: z
    .strictObject({
      brokers: reference,
      group: z.string().default('ordersense'),
      sessionTimeoutMs: z.int().min(1_000).max(300_000).default(10_000),
    })
    .optional(),
  store: z.strictObject({ url: reference }).optional(),
  redis: z.strictObject({ url: reference }).optional(),
  partitions: z.record(z.string(), z.int().min(1).max(64)).default({}),
  connectors: z
    .record(z.string().regex(/^[a-z][a-z0-9_]*$/, 'small letters, digits and _'), connector)
    .default({}),
});

/** `ordersense.config.yaml`, checked; references (`env:NAME`) are not looked up yet. */
export type Config = z.infer<typeof schema>;

/** File name of a project's settings. */
export const CONFIG_FILE = 'ordersense.config.yaml';

/**
 * Reads a project's settings. A project without the file has its folder's name and the zone Asia/Seoul.
 *
 * @throws UsageError  with the place and what to do
 */
export async function loadConfig(folder: string): Promise<Config> {
  const path = join(folder, CONFIG_FILE);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT')
      return schema.parse({ name: 'project', zone: 'Asia/Seoul' });
    throw new UsageError(`cannot read \`${path}\``, (error as Error).message);
  }
  let data: unknown;
  try {
    data = parseYaml(text);
  } catch (error) {
    if (error instanceof YAMLParseError)
      throw new UsageError(`\`${path}\`: ${error.message.split('\n')[0]}`, 'mend the YAML there');
    throw error;
  }
  const parsed = schema.safeParse(data ?? {});
  if (parsed.success) return parsed.data;
  const first = parsed.error.issues.map((i) => `  ${i.path.join('.') || '(top)'}: ${i.message}`).join('\n');
  throw new UsageError(
    `\`${path}\` has settings that cannot be used\n${first}`,
    'see docs/config.md for every setting',
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
      throw new UsageError(`the environment has no \`${name}\``, `set it: ${name}=… ordersense …`);
    return found;
  }
  if (value.startsWith('file:')) {
    try {
      return (await readFile(value.slice(5), 'utf8')).trim();
    } catch {
      throw new UsageError(
        `cannot read the secret's file \`${value.slice(5)}\``,
        'check the path and its permissions',
      );
    }
  }
  return value;
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
