import type { Migration } from './migration.ts';

/** How a run is tried again where its playbook says so. */
export const migration6: Migration = {
  version: 6,
  title: 'the retry of a statement',
  statements: ['alter table ordersense.run add column policy json'],
};
