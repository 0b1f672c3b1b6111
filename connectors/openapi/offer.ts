import type { Complain } from './document-problem.ts';
import { probeExtension, questionExtension, type VerbExtension, verbExtension } from './extension.ts';
import { answerFields, type Field, requestFields, takesKey } from './field.ts';
import { isRecord, nodeAt } from './node.ts';
import { readExtension } from './read-extension.ts';

interface Common {
  /** Dotted, as playbooks write it. */
  readonly name: string;
  readonly doc: string;
  readonly ko: string;
  readonly takes: readonly Field[];
  /** What replaces it; undefined: it is no old name. */
  readonly deprecated: { readonly use: string | null } | undefined;
  /** Of its `x-ordersense`. */
  readonly path: readonly string[];
}

/** One operation that playbooks may use. */
export type Offer =
  | (Common & {
      readonly kind: 'verb';
      readonly said: VerbExtension;
      /** Whether the service honours an `Idempotency-Key`, or may be sent the same again by what the method is. */
      readonly repeatable: boolean;
    })
  | (Common & { readonly kind: 'read'; readonly returns: Field })
  | (Common & { readonly kind: 'probe'; readonly answers: readonly Field[] });

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
/** RFC 9110 §9.2.2: the same again changes nothing more. */
const IDEMPOTENT: ReadonlySet<string> = new Set(['put', 'delete']);

/** Every operation with an `x-ordersense`, in the document's order. The others are none of ours. */
export function offersOf(root: unknown, complain: Complain): readonly Offer[] {
  if (!isRecord(root) || !isRecord(root['paths'])) {
    complain([], 'this is no OpenAPI document', 'it begins with `openapi: 3.1.0` and has `paths:`');
    return [];
  }
  if (!/^3\.1\./.test(String(root['openapi'])))
    complain(
      ['openapi'],
      `version \`${String(root['openapi'])}\` is not understood`,
      'write the document in OpenAPI 3.1',
    );
  return Object.keys(root['paths']).flatMap((path) =>
    METHODS.flatMap((method) => offerOf(root, ['paths', path], method, complain) ?? []),
  );
}

function offerOf(root: unknown, item: readonly string[], method: string, complain: Complain): Offer | null {
  const at = [...item, method];
  const operation = nodeAt(root, at, complain);
  const extension = operation?.value['x-ordersense'];
  if (operation === null || extension === undefined) return null;
  const path = [...at, 'x-ordersense'];
  const kinds = isRecord(extension) ? ['verb', 'read', 'probe'].filter((kind) => kind in extension) : [];
  if (kinds.length !== 1)
    return complain(
      path,
      'it must be clear what this operation is to playbooks',
      'write one of `verb: family.name`, `read: family.name`, `probe: family.name`',
    );
  const kind = String(kinds[0]);
  if ((kind === 'verb') === (method === 'get'))
    return complain(
      [...path, kind],
      kind === 'verb' ? 'a GET changes nothing, so it is no verb' : `a ${kind} is asked by GET`,
      kind === 'verb' ? 'write `read:` or `probe:`, or another method' : 'write `verb:`, or describe a GET',
    );
  const doc = typeof operation.value['summary'] === 'string' ? operation.value['summary'].trim() : '';
  if (!/^[A-Z].*\.$/s.test(doc))
    complain(
      doc === '' ? at : [...at, 'summary'],
      'what it does is said to people by `summary`',
      'write one sentence with a capital and a period: `summary: Pauses one restaurant.`',
    );
  const common = (said: { readonly ko: string; readonly use?: string | undefined }) => ({
    doc,
    ko: said.ko,
    takes: requestFields(root, item, method, complain),
    deprecated: operation.value['deprecated'] === true ? { use: said.use ?? null } : undefined,
    path,
  });
  switch (kind) {
    case 'verb': {
      const said = readExtension(verbExtension, extension, path, complain);
      if (said === null) return null;
      const repeatable = IDEMPOTENT.has(method) || takesKey(root, at, complain);
      return { kind, name: said.verb, said, repeatable, ...common(said) };
    }
    case 'read': {
      const said = readExtension(questionExtension, extension, path, complain);
      if (said === null) return null;
      const answers = answerFields(root, at, complain);
      const returns = answers.find(({ name }) => name === said.returns);
      if (returns === undefined)
        return complain([...path, 'returns'], `the answer has no \`${said.returns}\``, namesOf(answers));
      return { kind, name: said.read, returns, ...common(said) };
    }
    default: {
      const said = readExtension(probeExtension, extension, path, complain);
      if (said === null) return null;
      const answers = answerFields(root, at, complain);
      if (answers.length === 0)
        complain(
          at,
          'it is not said what this probe answers',
          'describe the JSON object of its 200 response',
        );
      return { kind: 'probe', name: said.probe, answers, ...common(said) };
    }
  }
}

function namesOf(fields: readonly Field[]): string {
  return fields.length === 0
    ? 'describe the JSON object of its 200 response'
    : `it has ${fields.map(({ name }) => `\`${name}\``).join(', ')}`;
}
