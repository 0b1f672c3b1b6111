/** What is kept of people's acts, and of every effect on its way out. `sent` is the engine's; `clear` empties the store. */
export type AuditAct =
  | 'sent'
  | 'grant'
  | 'deny'
  | 'answer'
  | 'kill'
  | 'resume'
  | 'ack'
  | 'silence'
  | 'pause'
  | 'undo'
  | 'hand-over'
  | 'reset'
  | 'clear';

/** One act. What may be personal stands in `detail` alone, of which the chain holds the hash. */
export interface AuditEntry {
  readonly act: AuditAct;
  /** Who did it; '' for the engine. */
  readonly by: string;
  /** Where it belongs to one; '' elsewhere. */
  readonly playbook: string;
  readonly incident: string;
  /** What it was about, in stable words: `playbook orders_drop`, the id of an ask and what became of the word. */
  readonly about: string;
  /** For people: a reason in somebody's words, the key of a run with its target. */
  readonly detail: string;
}

/** An entry with its place in the chain. */
export interface AuditRow extends Omit<AuditEntry, 'detail'> {
  /** From 1, without gaps. */
  readonly n: number;
  /** Effect clock. */
  readonly atMs: number;
  /** null: somebody took it out, as the law may ask; its hash stays. */
  readonly detail: string | null;
  /** SHA-256 of `detail`, hex. */
  readonly detailHash: string;
  /** SHA-256 of the row before and of this one's columns (`chainHash`), hex. */
  readonly hash: string;
}

/** Where the chain ends: the number and hash of the newest row. */
export interface AuditHead {
  readonly n: number;
  readonly hash: string;
}
