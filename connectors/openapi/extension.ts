import * as z from 'zod';
import { type Message, say } from '../say.ts';

const WORD = say`a word of small letters, digits and \`_\``;
const NAME = say`a name such as \`restaurants.pause\``;
const CURRENCY = say`a currency such as \`KRW\``;
const CHANGES = say`a word or dotted words such as \`restaurant.open\``;

/** What the checks of this file say of themselves. */
export const CHECKS: readonly Message[] = [WORD, NAME, CURRENCY, CHANGES];

const word = z.string().regex(/^[a-z][a-z0-9_]*$/, WORD.template);
const name = z.string().regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, NAME.template);
const korean = z.string().min(1);
const reach = z.enum(['nobody', 'staff', 'riders', 'restaurants', 'customers', 'systems']);
const currency = z.string().regex(/^[A-Z]{3}$/, CURRENCY.template);

const influence = z.strictObject({
  topic: z.string().min(1),
  only: z.strictObject({ field: z.string().min(1), values: z.array(z.string()).min(1) }).optional(),
  become: z.enum(['fewer', 'more', 'other']),
});

const cost = z.union([
  z.strictObject({ argument: word, per: z.enum(['target', 'call']) }),
  z.strictObject({ most: z.int().min(1), currency, per: z.enum(['target', 'call']) }),
]);

/** `x-ordersense` of an operation that changes something or tells somebody. */
export const verbExtension = z.strictObject({
  verb: name,
  ko: korean,
  effect: z.strictObject({
    changes: z.string().regex(/^[a-z]+(\.[a-z]+)*$/, CHANGES.template),
    reaches: reach,
    lasting: z.boolean().default(false),
    severe: z.boolean().default(false),
    takesAway: z.boolean().default(false),
  }),
  undo: name.optional(),
  undoTakes: z.enum(['own-act', 'wider']).default('own-act'),
  endsBy: word.optional(),
  ttl: z.enum(['remote', 'none']).default('none'),
  idempotency: z.enum(['key', 'lookup', 'none']).optional(),
  cost: cost.optional(),
  purpose: z.enum(['service', 'marketing']).optional(),
  asksAmong: word.optional(),
  affects: z.array(influence).default([]),
  opposites: z.array(name).default([]),
  use: name.optional(),
});

/** `x-ordersense` of a GET whose answer becomes an argument. */
export const questionExtension = z.strictObject({
  read: name,
  ko: korean,
  returns: word,
  use: name.optional(),
});

/** `x-ordersense` of a GET that is polled. */
export const probeExtension = z.strictObject({ probe: name, ko: korean, use: name.optional() });

/** `x-ordersense` of a GET that says whether an act was done. */
export const lookupExtension = z.strictObject({
  lookup: name,
  /** Longest that the service takes to act on what it was sent, in seconds. */
  within: z.int().min(1).max(600).default(30),
});

/** `x-ordersense` of a tag: the family of that name. */
export const tagExtension = z.strictObject({ ko: korean });

/** `x-ordersense` of a parameter, or of a property of a body or answer. */
export const fieldExtension = z.strictObject({
  argument: word.optional(),
  is: z.string().optional(),
  ko: korean.optional(),
  targets: word.optional(),
  many: z.boolean().default(false),
  readBy: reach.optional(),
  shows: z.strictObject({ chars: z.int().min(1).optional(), cells: z.int().min(1).optional() }).default({}),
  widens: z.boolean().default(false),
  filled: z.enum(['act-key', 'expires-at']).optional(),
});

export type VerbExtension = z.infer<typeof verbExtension>;
export type FieldExtension = z.infer<typeof fieldExtension>;
