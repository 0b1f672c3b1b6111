import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parse } from 'yaml';
import { control } from './control.ts';
import { type Content, type EffectCount, type Hold, openLedger } from './ledger.ts';
import {
  json,
  MISBEHAVIOURS,
  type Misbehaving,
  type Misbehaviour,
  misbehave,
  problem,
} from './misbehaviour.ts';
import { type Parts, type Route, requestProblem, routesOf, slotsOf } from './route.ts';
import { sampleOf } from './schema.ts';

/** One request of an operation, as it came. */
export interface Asked {
  /** As playbooks say it; the operation's id where they do not know it. */
  readonly name: string;
  readonly key: string;
  readonly content: Content;
  readonly authorization: string | null;
}

/**
 * A platform on a loopback port that does what an OpenAPI document says, so that it cannot drift from it: it refuses
 * what the document does not describe, honours keys, keeps what is in force with its end, and counts what took
 * effect. It misbehaves on demand.
 */
export interface FakePlatform {
  readonly origin: string;
  /** Every request that was read to its end, in order. */
  readonly asked: readonly Asked[];
  counts(): readonly EffectCount[];
  inForce(): readonly Hold[];
  /** From now on; the last one that fits a request befalls it. */
  misbehave(how: Misbehaviour): void;
  behave(): void;
  /**
   * What a probe or read answers from now on, over the plainest answer that the document describes; the last one that
   * fits a request's arguments wins.
   */
  answers(
    name: string,
    fields: Readonly<Record<string, unknown>>,
    where?: Readonly<Record<string, string>>,
  ): void;
  /** A person chooses; false: nobody asked under this key, or that is no choice. */
  choose(key: string, choice: string): boolean;
  reset(): void;
  close(): Promise<void>;
}

export interface FakePlatformOptions {
  /** 0 or absent: a free one. */
  readonly port?: number;
  /** Absent: the delivery platform's. */
  readonly document?: unknown;
  /** Every answer waits a time between the two, ms; absent: it does not. */
  readonly latencyMs?: readonly [least: number, most: number];
  /** How long an act that is applied late takes, ms; absent: 200. */
  readonly lateMs?: number;
}

const shipped = new URL('../../openapi/delivery-platform.yaml', import.meta.url);

/** Starts it on 127.0.0.1. */
export async function fakePlatform(options: FakePlatformOptions = {}): Promise<FakePlatform> {
  const { latencyMs = [0, 0], lateMs = 200, port = 0 } = options;
  const document = options.document ?? parse(readFileSync(shipped, 'utf8'));
  const routes = routesOf(document);
  const ledger = openLedger(() => Date.now());
  const asked: Asked[] = [];
  let answers: {
    readonly name: string;
    readonly fields: object;
    readonly where: Readonly<Record<string, string>>;
  }[] = [];
  const chosen = new Map<string, string>();
  const timers = new Set<NodeJS.Timeout>();
  let bad: { readonly how: Misbehaviour; left: number }[] = [];

  const befalls = (name: string): Misbehaving | null => {
    const found = bad.findLast(({ how, left }) => left > 0 && (how.name ?? name) === name);
    if (found === undefined) return null;
    found.left -= 1;
    return found.how.kind;
  };
  const later = (ms: number, act: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      act();
    }, ms);
    timers.add(timer);
  };

  const answer = (route: Route, parts: Parts, content: Content, response: ServerResponse): ServerResponse => {
    const { offer } = route;
    const name = offer?.name ?? route.operationId;
    const key = parts.headers['idempotency-key'] ?? '';
    asked.push({ name, key, content, authorization: parts.headers['authorization'] ?? null });
    const wrong = requestProblem(document, route, parts);
    if (wrong !== null) return problem(response, 422, wrong);
    const kind = befalls(name);
    const applies = kind === null ? 'now' : MISBEHAVIOURS[kind].applies;
    if (offer?.kind === 'verb') {
      const perform = () => ledger.perform(offer, key, content, applies === 'again');
      if (applies === 'late') later(lateMs, perform);
      const judged = applies === 'now' || applies === 'again' ? perform() : null;
      if (kind !== null && misbehave(kind, response)) return response;
      if (judged?.kind === 'conflict') return problem(response, 409, judged.detail);
      return json(response, 200, { id: judged?.id ?? '' });
    }
    if (kind !== null && misbehave(kind, response)) return response;
    if (offer?.kind === 'lookup')
      return ledger.knows(String(Object.values(parts.path)[0]))
        ? json(response, 200, {})
        : problem(response, 404, 'no act has this key');
    const sample = route.answer === null ? {} : (sampleOf(document, route.answer) as Content);
    const own =
      route.operationId === 'readAnswer' ? { answer: chosen.get(parts.path['key'] ?? '') ?? null } : {};
    const said = answers.findLast(
      (one) =>
        one.name === name &&
        Object.entries(one.where).every(([argument, value]) => content[argument] === value),
    );
    return json(response, 200, { ...sample, ...own, ...said?.fields });
  };

  const serve = (request: IncomingMessage, response: ServerResponse, text: string): ServerResponse => {
    const url = new URL(request.url ?? '/', 'http://platform');
    if (url.pathname.startsWith('/-'))
      return control(self, request.method ?? '', url.pathname, text, response);
    for (const route of routes) {
      const path = route.method === request.method ? slotsOf(route, url.pathname) : null;
      if (path === null) continue;
      const body = parsed(text);
      const content = {
        ...path,
        ...Object.fromEntries(url.searchParams),
        ...(typeof body === 'object' ? body : {}),
      };
      const headers = request.headers as Parts['headers'];
      const { rest: _rest, ...named } = content as Content & { rest?: string };
      const [least, most] = latencyMs;
      const go = () => answer(route, { path, query: url.searchParams, headers, body }, named, response);
      later(most === 0 ? 0 : least + Math.random() * (most - least), go);
      return response;
    }
    return problem(response, 404, 'there is no such operation');
  };

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => serve(request, response, Buffer.concat(chunks).toString('utf8')));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const self: FakePlatform = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    counts: ledger.counts,
    inForce: ledger.inForce,
    misbehave: (how) => void bad.push({ how, left: how.times ?? Infinity }),
    behave() {
      bad = [];
    },
    answers: (name, fields, where = {}) => void answers.push({ name, fields, where }),
    choose(key, choice) {
      const question = asked.find((one) => one.key === key && one.content['choices'] !== undefined);
      const choices = question?.content['choices'];
      if (!Array.isArray(choices) || !choices.includes(choice) || chosen.has(key)) return false;
      chosen.set(key, choice);
      return true;
    },
    reset() {
      ledger.reset();
      asked.length = 0;
      answers = [];
      chosen.clear();
      bad = [];
    },
    async close() {
      for (const timer of timers) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
  return self;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
