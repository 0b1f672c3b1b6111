import type { Bundle } from '../rules/bundle.ts';
import type { Unit } from '../rules/unit.ts';
import { leavesIn } from './check/root.ts';
import type { Instance } from './decision.ts';
import { instanceOf } from './incident/incident.ts';
import type { Windows } from './window/windows.ts';

/** Where one instance stands by the first metric of its playbook's trigger; nulls are unknown. */
export interface Standing {
  readonly playbook: string;
  readonly instance: Instance;
  readonly now: number | null;
  readonly usual: number | null;
  readonly unit: Unit;
}

/** Every instance of every playbook at an instant, for status lines. */
export function overview(bundle: Bundle, windows: Windows, atMs: number): readonly Standing[] {
  return bundle.playbooks.flatMap((playbook) => {
    const leaf = leavesIn(playbook.trigger).find((l) => l.operand.kind === 'window');
    if (leaf === undefined || leaf.operand.kind !== 'window') return [];
    const { window } = leaf.operand;
    const unit = bundle.windows.find((w) => w.id === window)?.unit;
    if (unit === undefined) return [];
    return [...windows.instances(playbook, atMs, null)].map(([key, facts]): Standing => {
      const now = facts.window(window);
      const usual = leaf.test.kind === 'change' ? facts.usual(window, leaf.test.baseline) : null;
      const anomaly = leaf.test.kind === 'anomalous' ? facts.anomaly?.(window, leaf.test) : undefined;
      return {
        playbook: playbook.name,
        instance: instanceOf(playbook.by, key),
        now: now.known ? now.value : null,
        usual: usual?.known === true ? usual.value : anomaly?.known === true ? anomaly.usual : null,
        unit,
      };
    });
  });
}
