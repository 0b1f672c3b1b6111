import * as z from 'zod';

const labels = z.record(z.string(), z.string()).default({});
const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => Date.parse(text))
  .optional();
const UNIT_MS = { s: 1_000, m: 60_000, h: 3_600_000 } as const;
const waited = z
  .string()
  .regex(/^\d+[smh]$/)
  .transform((text) => Number(text.slice(0, -1)) * UNIT_MS[text.slice(-1) as keyof typeof UNIT_MS])
  .default(0);
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const probe = z.strictObject({
  probe: z.string(),
  in: labels,
  from: instant,
  to: instant,
  fields: z.record(z.string(), scalar),
});
const read = z.strictObject({
  read: z.string(),
  in: labels,
  is: z.union([z.string(), z.number(), z.boolean()]),
});
const question = z.strictObject({ question: z.string(), in: labels, is: z.string(), after: waited });
const approval = z.strictObject({
  approval: z.string(),
  in: labels,
  is: z.enum(['granted', 'denied']),
  after: waited,
});
const action = z.strictObject({
  action: z.string(),
  fails: z.string(),
  times: z.int().positive().optional(),
});

const order = z
  .strictObject({
    order: z.enum(['undo', 'hand-over', 'pause', 'unpause', 'acknowledge', 'silence', 'unsilence']),
    at: z.iso.datetime({ offset: true }).transform((text) => Date.parse(text)),
    playbook: z.string().optional(),
    incident: z.string().optional(),
    to: z.string().min(1).optional(),
    in: labels,
    for: waited,
    by: z.string().default('somebody'),
    reason: z.string().default(''),
  })
  .refine(({ order: word, playbook }) => playbook !== undefined || !/pause$/.test(word), {
    path: ['playbook'],
  })
  .refine(({ order: word, incident }) => incident !== undefined || word !== 'acknowledge', {
    path: ['incident'],
  })
  .refine(({ order: word, to }) => (to !== undefined) === (word === 'hand-over'), { path: ['to'] })
  .refine(
    ({ order: word, incident, playbook }) =>
      word !== 'hand-over' || (incident === undefined) !== (playbook === undefined),
    { path: ['incident'] },
  );

/** Members of each kind of line, for messages: the first is the one that it is known by. */
export const ANSWER_LINES = { probe, read, question, approval, action, order } as const;

export type ProbeLine = z.infer<typeof probe>;
export type ReadLine = z.infer<typeof read>;
export type QuestionLine = z.infer<typeof question>;
export type ApprovalLine = z.infer<typeof approval>;
export type ActionLine = z.infer<typeof action>;
export type OrderLine = z.infer<typeof order>;

/** What the world answered, in the order written: a later line wins over an earlier one about the same. */
export interface AnswerLines {
  readonly probe: readonly ProbeLine[];
  readonly read: readonly ReadLine[];
  readonly question: readonly QuestionLine[];
  readonly approval: readonly ApprovalLine[];
  readonly action: readonly ActionLine[];
  readonly order: readonly OrderLine[];
}
