/** A spell in which something was wrong, by somebody who knows. */
export interface Label {
  /** Where it stands, for messages and lists: `labels.csv:3`. */
  readonly place: string;
  /** Event time, epoch ms; a firing at either end is inside. */
  readonly fromMs: number;
  readonly toMs: number;
  /** Null: whichever playbook finds it. */
  readonly playbook: string | null;
  /** Dimensions and their values on the wire; a firing must have all of them. */
  readonly where: Readonly<Record<string, string>>;
}
