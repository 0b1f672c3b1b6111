import type { Migration } from './migration.ts';

/** No table changes: the public view of leases says what `handed-over` means. */
export const migration12: Migration = { version: 12, title: 'leases that were handed over', statements: [] };
