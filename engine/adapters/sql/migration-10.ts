import type { Migration } from './migration.ts';

/** How many commits the evaluator has made: one whose answer was lost may be repeated. */
export const migration10: Migration = {
  version: 10,
  title: 'numbered commits',
  statements: ['alter table ordersense.evaluator add column commits int8 not null default 0'],
};
