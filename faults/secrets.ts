import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { command, decisionsIn } from '../cli/testing/command.ts';
import { quietEvents } from '../cli/testing/quiet-project.ts';
import { writeLog } from '../cli/testing/recorded-event.ts';
import { type Claim, claim, same } from './claim.ts';
import type { Fault, Lab } from './fault.ts';

const COUNT = 20;
/** Spelled so that no part of it is a word of anything else. */
const SECRETS = Array.from(
  { length: COUNT },
  (_, i) => `zq7planted${String(i).padStart(2, '0')}kx9vm3wt5r8jd2h`,
);
const secretOf = (i: number) => SECRETS[i] ?? '';

/** Twenty secrets in settings, and services that throw whatever they are sent back at the caller. */
export const secrets: Fault = {
  number: 18,
  name: 'secrets',
  title: 'twenty secrets in the settings, and services that repeat whatever they are sent',
  expected: '0 seen in output, errors, decisions, the store and its export',
  needs: [],
  takes: 40,
  async run(lab) {
    const heard: string[] = [];
    const server = await echo(heard);
    const mail = await refusingMail(heard);
    try {
      return await storyOf(lab, heard, portOf(server), (mail.server.address() as AddressInfo).port);
    } finally {
      server.closeAllConnections();
      server.close();
      await new Promise<void>((resolve) => mail.close(resolve));
    }
  },
};

async function storyOf(
  lab: Lab,
  heard: readonly string[],
  port: number,
  mailPort: number,
): Promise<readonly Claim[]> {
  const [project, data, keys] = ['project', 'data', 'keys'].map((name) => lab.folder(name));
  if (project === undefined || data === undefined || keys === undefined) throw new Error('no folder');
  const env = writeProject(project, keys, `http://127.0.0.1:${port}`, mailPort);
  const story = {
    minutes: 70,
    hasOrders: (region: string, minute: number) => region !== 'seoul-gangnam' || minute < 35,
    hasRiders: () => true,
  };
  await writeLog(data, quietEvents(story), 1);
  lab.say(`${PLAYBOOKS.length} playbooks act at services that repeat what they are sent`);
  const run = await command(['run', project, '--once', '--event-clock', '--json', '--data', data], env);
  const exported = join(data, 'export.ndjson');
  const told = [run];
  for (const args of [
    ['state', 'show', project, '--data', data],
    ['state', 'export', exported, project, '--data', data],
    ['connectors', 'check', project],
    ['connectors', 'check', project, '--json'],
    ['connectors', 'list', project, '--json'],
    ['explain', project],
  ]) {
    lab.say(`ordersense ${args.slice(0, 2).join(' ')}`);
    told.push(await command(args, env));
  }
  const decisions = decisionsIn(run.out);
  const acts = decisions.filter(({ what }) => what === 'act').length;
  const used = SECRETS.filter((secret) => heard.some((text) => text.includes(secret)));
  const output = told.map(({ out, err }) => out + err).join('\n');
  const stored = filesBelow(data).map((path) => readFileSync(path).toString('latin1'));
  return [
    claim('the run ends by itself', run.code === 0, run.code === 0 ? 'code 0' : run.err.slice(-1500)),
    claim('every playbook acted', acts >= PLAYBOOKS.length, `${acts} acts, ${decisions.length} decisions`),
    // Those that only sign never travel.
    claim('the services were sent the secrets', used.length >= COUNT - 2, `${used.length} of ${COUNT}`),
    claim('the services repeated them', heard.length >= PLAYBOOKS.length, `${heard.length} requests`),
    same('in what the program said', seenIn([output]), []),
    same('in what the store holds', seenIn(stored), []),
    claim(
      'both were looked at',
      output.length > 10_000 && stored.length > 3,
      `${output.length} characters, ${stored.length} files`,
    ),
  ];
}

/** Secrets that stand in a text as they are, in Base64, or percent-encoded. */
function seenIn(texts: readonly string[]): readonly string[] {
  const spellings = (secret: string) => [
    secret,
    Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2),
    Buffer.from(secret).toString('hex'),
  ];
  return SECRETS.filter((secret) =>
    spellings(secret).some((one) => texts.some((text) => text.includes(one))),
  );
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((path) => statSync(path).isFile());
}

/** Who acts, on what. Each has an answer of its own kind, by the first segment of its path. */
const PLAYBOOKS: readonly (readonly [name: string, act: string])[] = [
  ['bad', 'bad.post(path: "/a", body: { region: "{region}" })'],
  ['broken', 'broken.post(path: "/a", body: { region: "{region}" })'],
  ['moved', 'moved.post(path: "/a", body: { region: "{region}" })'],
  ['refusing', 'refusing.put(path: "/a", body: { region: "{region}" }) until recovered or 1h'],
  ['hook', 'hook.send(event: "short", data: { region: "{region}" })'],
  ['room', 'room.post(text: "{region}")'],
  ['hall', 'hall.post(text: "{region}")'],
  ['pager', 'pager.acknowledge(alert: "{region}")'],
  ['post', 'post.send(subject: "{region}", text: "{region}")'],
  ['platform', 'notify.ops(channel: "#ops", text: "{region}")'],
];

/** @returns the environment that the settings refer to */
function writeProject(
  folder: string,
  keys: string,
  origin: string,
  mailPort: number,
): Readonly<Record<string, string>> {
  const env: Record<string, string> = {};
  let given = 0;
  /** The next secret, by turns in the environment and in a file. */
  const reference = (make: (secret: string) => string = (secret) => secret): string => {
    const n = given++;
    const text = make(secretOf(n));
    if (n % 2 === 0) {
      env[`PLANTED_${n}`] = text;
      return `env:PLANTED_${n}`;
    }
    mkdirSync(keys, { recursive: true });
    const path = join(keys, `key-${n}`);
    writeFileSync(path, text);
    return `file:${path}`;
  };
  const open = 'allowPrivate: ["127.0.0.1/32"]';
  const city = (name: string, more: string) =>
    `  ${name}: { use: http, baseUrl: "${reference((s) => `${origin}/${name}/${s}`)}", allow: ["/"], ${open}, headers: { authorization: "${reference((s) => `Bearer ${s}`)}"${more} } }`;
  const lines = [
    city('bad', `, x-api-key: "${reference()}"`),
    city('broken', `, cookie: "${reference((s) => `sid=${s}`)}"`),
    city('moved', ''),
    city('refusing', `, x-token: "${reference()}"`),
    `  hook: { use: webhook, url: "${reference((s) => `${origin}/bad/${s}`)}", secret: "${reference()}", ${open} }`,
    `  room: { use: slack, token: "${reference()}", channels: ["#ops"], apiUrl: "${origin}/refusing", ${open} }`,
    `  hall: { use: slack, webhookUrl: "${reference((s) => `${origin}/broken/${s}`)}", ${open} }`,
    `  pager: { use: pagerduty, routingKey: "${reference()}", url: "${origin}/bad", ${open} }`,
    `  post: { use: email, host: 127.0.0.1, port: ${mailPort}, tls: none, user: "${reference()}", password: "${reference()}", from: ops@example.com, to: [a@example.com], ${open} }`,
    `  platform: { use: openapi, document: delivery-platform, baseUrl: "${reference((s) => `${origin}/refusing/${s}`)}", ${open}, headers: { authorization: "${reference((s) => `Bearer ${s}`)}" } }`,
  ];
  if (given !== COUNT) throw new Error(`${given} secrets are planted`);
  writeFileSync(
    join(folder, 'ordersense.config.yaml'),
    `name: secrets\nzone: Asia/Seoul\nconnectors:\n${lines.join('\n')}\n`,
  );
  const playbooks = PLAYBOOKS.map(
    ([name, act]) => `
playbook few_${name} "주문 거의 없음" {
  owner "ops"  severity high  mode live
  when orders per region < 20건 for 1m
  guard { cooldown 30m per region  at most 10 runs in 1h }
  then do ${act}
}
`,
  );
  writeFileSync(join(folder, 'secrets.play'), `${SOURCES}${playbooks.join('')}`);
  return env;
}

const SOURCES = `language 1

stream order_events "주문" from kafka "orders" {
  key event_id  time occurred_at  late 20s  silent after 5m  owner "platform"
  field event_id is id
  field region   is place
}

define words region { 강남구: "seoul-gangnam", 송파구: "seoul-songpa" }

metric orders "주문 수" = count of order_events
  per region  over 10m  baseline previous 20m  at least 10 samples  missing as zero
`;

/** Answers with everything it was sent, in its status line's kind, its headers and its body. */
function echo(heard: string[]): Promise<Server> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const all = JSON.stringify([request.url, request.headers, Buffer.concat(chunks).toString('utf8')]);
      heard.push(all);
      const kind = request.url?.split('/')[1];
      const headers = {
        'content-type': 'application/json',
        'x-said': encodeURIComponent(all).slice(0, 4_000),
      };
      if (kind === 'moved')
        response.writeHead(302, { ...headers, location: `http://example.com/${encodeURIComponent(all)}` });
      else response.writeHead({ bad: 400, broken: 500 }[kind ?? ''] ?? 200, headers);
      response.end(JSON.stringify({ ok: false, error: all, detail: all }));
    });
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** Refuses who logs in, with their own name and password. */
function refusingMail(heard: string[]): Promise<SMTPServer> {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth({ username = '', password = '' }, _session, done) {
      heard.push(`${username} ${password}`);
      done(Object.assign(new Error(`no ${username} with ${password}`), { responseCode: 535 }));
    },
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
