import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';

/** A query of Grafana's own PostgreSQL data source, which the SDK has no builder for. */
interface SqlQuery extends Dataquery {
  readonly refId: 'A';
  readonly format: 'table' | 'time_series';
  readonly rawQuery: true;
  readonly editorMode: 'code';
  readonly rawSql: string;
}

/** @param format  `time_series` splits rows into one line for each `metric` */
export function sqlQuery(rawSql: string, format: SqlQuery['format']): Builder<SqlQuery> {
  return {
    build: () => ({
      refId: 'A',
      format,
      rawQuery: true,
      editorMode: 'code',
      rawSql,
      _implementsDataqueryVariant: () => {},
    }),
  };
}
