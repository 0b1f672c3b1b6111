/** Somebody of the config's `people:`: what approvals know him by. */
export interface Person {
  readonly name: string;
  readonly roles: readonly string[];
}

/** Whether somebody is, or stands for, what `from "…"` names: a role, or his own name. */
export function standsFor({ name, roles }: Person, asked: string): boolean {
  return name === asked || roles.includes(asked);
}
