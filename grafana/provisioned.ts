import { dashboardOf } from './dashboard.ts';
import { DASHBOARDS } from './dashboards/list.ts';
import type { Language } from './spec.ts';

const LANGUAGES: readonly Language[] = ['ko', 'en'];

/** Files that Grafana reads at its start: path under `provisioning/dashboards`, and text. */
export function provisionedFiles(): ReadonlyMap<string, string> {
  return new Map(
    LANGUAGES.flatMap((language) =>
      DASHBOARDS.map((spec): [string, string] => [
        `${language}/${spec.uid}.json`,
        `${JSON.stringify(dashboardOf(spec, language), null, 2)}\n`,
      ]),
    ),
  );
}
