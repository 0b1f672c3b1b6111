import type { Catalog, CatalogArgument } from '../../catalog.ts';
import { catalogArgument, catalogVerb } from '../../testing/catalog-entry.ts';

const riders: CatalogArgument = catalogArgument({
  name: 'to',
  type: 'id',
  of: 'rider',
  targets: 'rider',
  many: true,
});
const amount: CatalogArgument = catalogArgument({ name: 'amount', type: 'money', currency: 'KRW' });
const lasts: CatalogArgument = catalogArgument({ name: 'lasts', type: 'duration', required: false });
const shop: CatalogArgument = catalogArgument({
  name: 'shop',
  type: 'id',
  of: 'shop',
  targets: 'shop',
  many: true,
});

/** Verbs whose manifest says whom they reach, what they cost, how they end and whom they ask. */
export const platform: Pick<Catalog, 'verbs' | 'reads'> = {
  verbs: [
    catalogVerb({
      name: 'bonus.pay',
      arguments: [riders, amount, lasts],
      changes: 'rider.bonus',
      reaches: 'riders',
      lasting: true,
      endsBy: 'lasts',
      inverse: 'bonus.cancel',
      cost: { amount: { kind: 'argument', name: 'amount' }, per: 'target' },
    }),
    catalogVerb({
      name: 'bonus.cancel',
      arguments: [
        { ...riders, required: false },
        catalogArgument({ name: 'place', type: 'place', required: false, widens: true }),
      ],
      changes: 'rider.bonus',
      takesAway: true,
    }),
    // Its price is its own, and in dollars.
    catalogVerb({
      name: 'ads.show',
      arguments: [catalogArgument({ name: 'place', type: 'place', targets: 'place' })],
      changes: 'place.ads',
      cost: { amount: { kind: 'fixed', minor: 500, currency: 'USD' }, per: 'call' },
    }),
    catalogVerb({
      name: 'kitchen.close',
      arguments: [shop],
      changes: 'shop.open',
      lasting: true,
      severe: true,
      takesAway: true,
      inverse: 'kitchen.open',
      affects: [{ topic: 'orders', only: { field: 'event', values: ['placed'] }, become: 'fewer' }],
      opposites: ['kitchen.open'],
    }),
    catalogVerb({
      name: 'kitchen.open',
      arguments: [shop],
      changes: 'shop.open',
      opposites: ['kitchen.close'],
    }),
    // Its inverse lifts every slowdown there, whoever asked for it.
    catalogVerb({
      name: 'zone.slow',
      arguments: [catalogArgument({ name: 'place', type: 'place', targets: 'place' })],
      changes: 'place.speed',
      lasting: true,
      inverse: 'zone.free',
      inverseScope: 'wider',
    }),
    catalogVerb({
      name: 'zone.free',
      arguments: [catalogArgument({ name: 'place', type: 'place', targets: 'place' })],
      changes: 'place.speed',
    }),
    catalogVerb({
      name: 'news.send',
      arguments: [
        catalogArgument({ name: 'place', type: 'place', targets: 'place' }),
        catalogArgument({ name: 'text', readBy: 'customers', mostChars: 40, mostCells: 70 }),
        catalogArgument({ name: 'gift', type: 'money', required: false, currency: 'KRW' }),
      ],
      reaches: 'customers',
      purpose: 'marketing',
    }),
    catalogVerb({
      name: 'offers.send',
      arguments: [
        catalogArgument({ name: 'to', type: 'id', of: 'customer', targets: 'customer', many: true }),
        catalogArgument({ name: 'text', readBy: 'customers', mostChars: 40, mostCells: 70 }),
      ],
      reaches: 'customers',
      purpose: 'marketing',
    }),
    catalogVerb({
      name: 'staff.ask',
      arguments: [catalogArgument({ name: 'question' }), catalogArgument({ name: 'choices', type: 'list' })],
      reaches: 'staff',
      asksAmong: 'choices',
    }),
    catalogVerb({
      name: 'staff.tell',
      arguments: [
        catalogArgument({ name: 'team', oneOf: ['ops', 'payments'] }),
        catalogArgument({ name: 'text', readBy: 'staff' }),
        catalogArgument({ name: 'seats', type: 'number', required: false }),
        catalogArgument({ name: 'wait', type: 'duration', required: false }),
      ],
      reaches: 'staff',
    }),
  ],
  reads: [
    {
      name: 'bonus.best_for',
      doc: 'How much would do.',
      docKo: null,
      arguments: [{ ...riders, name: 'rider', targets: null, many: false }],
      returns: { type: 'money', of: null },
      deprecated: null,
    },
  ],
};
